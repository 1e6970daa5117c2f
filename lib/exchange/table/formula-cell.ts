/**
 * What a spreadsheet would run as a formula, or takes for the end of a cell (OWASP: CSV injection). Apostrophes in
 * front count along, so that a text that begins with one itself comes back as it was.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text as a cell may hold it: one that would be a formula gets an apostrophe in front. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The reverse of `guardFormula`. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
