/** What the command line needs of the world around it. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: (content: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  /** True when escape codes for colour may be printed on standard output. */
  readonly color: boolean;
  /** Characters in a line of standard output. */
  readonly columns: number;
  /** DATA_DIR or DATABASE_URL name the store that some commands work on. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Something a person did that can't be done: printed as a sentence, ends with exit code 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
