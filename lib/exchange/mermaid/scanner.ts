/** A place in a text that can't be read on from. */
export class ScanError extends Error {
  constructor(
    readonly at: number,
    message: string,
    /** Nothing behind it needs to be looked at. */
    readonly isLast = false,
  ) {
    super(message);
  }
}

/** Goes through a text from the front to the end, once. */
export class Scanner {
  at = 0;
  /** Where signs come next, seen from where they were looked for: each stretch of the text is searched once for each. */
  private readonly known = new Map<string, { readonly from: number; readonly found: number }>();

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** What `pattern` (sticky) matches here; goes on behind it. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  /** True when `text` stands here; goes on behind it. */
  skip(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Where `text` comes next, or -1. */
  find(text: string): number {
    const known = this.known.get(text);
    if (known && known.from <= this.at && (known.found < 0 || this.at <= known.found)) return known.found;
    const found = this.text.indexOf(text, this.at);
    this.known.set(text, { from: this.at, found });
    return found;
  }

  /** All up to `end`, and goes on behind that; `open` is where it began, for the fault when there is no `end`. */
  until(end: string, open: number, what: string): string {
    const found = this.find(end);
    if (found < 0) throw new ScanError(open, `${what} is not closed: ${JSON.stringify(end)} is missing`);
    const text = this.text.slice(this.at, found);
    this.at = found + end.length;
    return text;
  }

  /** Goes to the end of the line, or to the next semicolon outside of quotes; gives what it passed. */
  skipStatement(): string {
    const start = this.at;
    const line = this.find('\n');
    const end = line < 0 ? this.text.length : line;
    let inQuotes = false;
    while (this.at < end && (inQuotes || this.text[this.at] !== ';')) {
      if (this.text[this.at] === '"') inQuotes = !inQuotes;
      this.at += 1;
    }
    return this.text.slice(start, this.at);
  }
}

/** Numbers of lines, from 1, for places that come in any order. */
export function lineNumbers(text: string): (at: number) => number {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (at) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
