/** Puts text into colour, or leaves it as it is. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Colour by ANSI escapes; blue and orange-yellow rather than green and red, which many cannot tell apart. */
export function painter(color: boolean): Paint {
  const wrap = (on: number, off: number) => (text: string) => (color ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { strong: wrap(1, 22), dim: wrap(2, 22), good: wrap(34, 39), warn: wrap(33, 39), bad: wrap(31, 39) };
}
