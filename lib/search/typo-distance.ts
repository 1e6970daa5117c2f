/** Rows of the table, kept from one call to the next: this runs over every word of a map. */
let [before, last, now] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/**
 * How many slips of the finger (a letter wrong, missing, too many, or two swapped) lie between what was typed and the
 * beginning of a word; `most + 1` when it is more than `most`. Both folded, letters are UTF-16 units; what is typed is
 * at most `LONGEST_TYPED` of them.
 */
export function typoDistance(typed: string, word: string, most: number): number {
  const over = most + 1;
  const rows = typed.length;
  const columns = Math.min(word.length, rows + most);
  if (rows > LONGEST_TYPED || columns < rows - most) return over;
  for (let column = 0; column <= columns; column += 1) last[column] = column;
  for (let row = 1; row <= rows; row += 1) {
    const letter = typed.charCodeAt(row - 1);
    now[0] = row;
    let least = row;
    for (let column = 1; column <= columns; column += 1) {
      const other = word.charCodeAt(column - 1);
      let distance = Math.min(
        at(last, column) + 1,
        at(now, column - 1) + 1,
        at(last, column - 1) + (letter === other ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && letter === word.charCodeAt(column - 2) && other === typed.charCodeAt(row - 2);
      if (swapped) distance = Math.min(distance, at(before, column - 2) + 1);
      now[column] = distance;
      if (distance < least) least = distance;
    }
    // With a swap the next row can be no better than the best of this one, or of the one before and one more.
    if (least > over) return over;
    [before, last, now] = [last, now, before];
  }
  let best = over;
  for (let column = 0; column <= columns; column += 1) best = Math.min(best, at(last, column));
  return best;
}

/** What is longer is no slip away from anything. */
export const LONGEST_TYPED = 48;

function at(row: Uint8Array, column: number): number {
  return row[column] as number;
}

/** How many slips are forgiven: none in a short word, where nearly every other word would be one slip away. */
export function slipsAllowed(typed: string): number {
  return typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
}
