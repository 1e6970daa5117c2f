/** `1 part`, `3 parts`. */
export function formatParts(count: number): string {
  return count === 1 ? '1 part' : `${count} parts`;
}
