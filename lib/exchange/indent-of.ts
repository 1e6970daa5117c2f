/** A tab goes to the next multiple of so many blanks. */
export const TAB = 4;

/** Width of the white space in front of a line, in blanks. */
export function indentOf(line: string): number {
  let width = 0;
  for (const sign of line) {
    if (sign === '\t') width += TAB - (width % TAB);
    else if (/\s/u.test(sign)) width += 1;
    else break;
  }
  return width;
}
