/** A stretch of a sentence. What comes from a map is `map` or `touchpoint`, and never read as markup. */
export type Words =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'soft'; readonly text: string }
  /** Text of the map itself. */
  | { readonly kind: 'map'; readonly text: string }
  /** A touchpoint by its name, which leads to its row in the tables. */
  | { readonly kind: 'touchpoint'; readonly id: string; readonly name: string; readonly breaks?: boolean };

export type Tone = 'bad' | 'warn' | 'good' | 'quiet';

/** What a section is made of. */
export type Block =
  | { readonly kind: 'text'; readonly words: readonly Words[]; readonly soft?: boolean }
  /** A smaller heading within a section. */
  | { readonly kind: 'heading'; readonly text: string; readonly meaning?: string; readonly tone?: Tone }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Words[])[] }
  /** Something found, with what is said of it below. */
  | {
      readonly kind: 'card';
      readonly tone: Tone;
      readonly label: string;
      readonly title: readonly Words[];
      readonly lines: readonly (readonly Words[])[];
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      /** Names of the columns; the first names each row. */
      readonly head: readonly string[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: 'picture' };

export interface Row {
  /** The touchpoint that the row is of, where links to it lead. */
  readonly id?: string;
  readonly cells: readonly (readonly Words[])[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** In half a sentence. */
  readonly meaning: string;
  readonly blocks: readonly Block[];
}

/** A report before it is written as Markdown or HTML: both say the same. */
export interface ReportDocument {
  readonly title: string;
  /** As it is to be read; null for none. */
  readonly date: string | null;
  /** How large the map is, in a sentence. */
  readonly size: string;
  readonly verdict: {
    readonly sentence: string;
    readonly hint: string | null;
    readonly tone: Tone;
    /** Chains that work, 0 to 1; null when there is none. */
    readonly share: number | null;
  };
  readonly sections: readonly Section[];
}
