import type { PdfFont, PdfKit, PdfLayout } from './pdf-kit';
import { createTextShaper, type ShapedText } from './shape-text';

/** A font of a document: what pdfkit draws with, and what its glyphs mean to whoever copies or searches. */
export interface PdfFace {
  /** Hand it to `font()` of the document, together with `name`. */
  readonly font: PdfFont;
  readonly name: string;
  shape(text: string): ShapedText;
  /**
   * True when the glyphs of a shaped text, as the document will explain them, say the text itself. Where not, the text
   * has to be written beside them. Call it in the order in which texts are drawn: a glyph means what it meant first.
   */
  tells(shaped: ShapedText): boolean;
}

/** @param name unique among the fonts of one document */
export function createPdfFace(kit: PdfKit, file: Uint8Array, name: string): PdfFace {
  // Opened anew for each document: fontkit remembers of a glyph only which character it first stood for.
  const font = kit.openFont(file);
  const shaper = createTextShaper(font);
  // pdfkit explains glyph 0, the box for what is missing, as U+0000.
  const meanings = new Map<number, string>([[0, '\0']]);
  // pdfkit asks the font for a layout of its own: it gets the one that is known already.
  const known: PdfFont = Object.create(font, { layout: { value: (text: string) => layoutOf(shaper.shape(text)) } });
  return {
    font: known,
    name,
    shape: shaper.shape,
    tells({ glyphs, plain, offsets }) {
      // Readers take a mark that is moved for a word of its own.
      let same = plain && offsets === undefined;
      for (const { id, codePoints } of glyphs) {
        const says = String.fromCodePoint(...codePoints);
        const meaning = meanings.get(id);
        if (meaning === undefined) meanings.set(id, says);
        else if (meaning !== says) same = false;
      }
      return same;
    },
  };
}

/** pdfkit scales the positions in place: objects are made anew each time. */
function layoutOf({ glyphs, advances, offsets, width }: ShapedText): PdfLayout {
  const positions = advances.map((xAdvance, i) => ({
    xAdvance,
    yAdvance: 0,
    xOffset: offsets?.[i]?.[0] ?? 0,
    yOffset: offsets?.[i]?.[1] ?? 0,
  }));
  return { glyphs, positions, advanceWidth: width };
}
