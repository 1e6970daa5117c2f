/** One thing that is wrong in a map file. */
export interface Fault {
  /** RFC 6901 pointer into the file as it was given; empty for the file as a whole. */
  readonly pointer: string;
  readonly message: string;
}

/** A fault as people read it: `/transitions/3/target: no touchpoint "pay"`. */
export function formatFault(fault: Fault): string {
  return fault.pointer === '' ? fault.message : `${fault.pointer}: ${fault.message}`;
}

/** RFC 6901: `~` and `/` in a key are escaped. */
export function pointerTo(base: string, ...keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (pointer, key) => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base,
  );
}

/** A value from a file in quotes, cut where it is too long for a message. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
