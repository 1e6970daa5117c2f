/** One small, wrong change of one file. Offsets are into the file's text. */
export interface Mutant {
  /** Path from the root of the project, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What was done, such as `< → <=` or `drop the left term`. */
  readonly operator: string;
  /** The line that it stands on, trimmed: with the operator it names a mutant however the file moves. */
  readonly source: string;
  /** How many mutants of the same file, source and operator come before it. */
  readonly nth: number;
}

/** A mutant's name, the same while its own line stays as it is: `file:line operator`. */
export const nameOf = (mutant: Mutant): string => `${mutant.file}:${mutant.line} ${mutant.operator}`;

/** The text of the file with the change made. */
export function applyMutant(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
