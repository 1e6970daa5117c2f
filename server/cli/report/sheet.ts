import { type Paint, painter } from '../paint';

const NARROWEST = 40;
const WIDEST = 110;

/** Lines of a report as they are put together: every text is wrapped to the width of the terminal. */
export class Sheet {
  readonly paint: Paint;
  private readonly lines: string[] = [];
  private readonly width: number;

  /** @param columns of the terminal; texts are never wrapped to less than 40 or more than 110 */
  constructor(columns: number, color: boolean) {
    this.width = Math.min(WIDEST, Math.max(NARROWEST, columns));
    this.paint = painter(color);
  }

  /** An empty line, a heading, and what it means in half a sentence. */
  heading(text: string, meaning = ''): void {
    this.lines.push('');
    const bold = this.paint.strong(text);
    this.text(meaning === '' ? bold : `${bold}: ${this.paint.dim(meaning)}`);
  }

  /**
   * A text, wrapped. @param mark what stands before its first line, such as a number; later lines stand below the text
   * @param indent columns that the mark stands from the left
   */
  text(text: string, { mark = '', indent = 0 }: { readonly mark?: string; readonly indent?: number } = {}): void {
    const hang = indent + (mark === '' ? 0 : widthOf(mark) + 1);
    const begin = ' '.repeat(indent) + (mark === '' ? '' : `${mark} `);
    let line = '';
    let first = true;
    const put = () => {
      this.lines.push(((first ? begin : ' '.repeat(hang)) + line).trimEnd());
      first = false;
      line = '';
    };
    for (const word of text.split(' ')) {
      if (line !== '' && hang + widthOf(line) + 1 + widthOf(word) > this.width) put();
      line = line === '' ? word : `${line} ${word}`;
    }
    put();
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

/** Columns that a text takes: escapes and combining marks none, East Asian characters and emoji two. */
export function widthOf(text: string): number {
  let width = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are our own escapes for colour
  for (const character of text.replace(/\u001b\[\d+m/g, '')) {
    if (/\p{M}|\u200b|\u200c|\u200d/u.test(character)) continue;
    width +=
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
