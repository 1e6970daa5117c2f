import type { PdfFont, PdfGlyph, PdfLayout } from './pdf-kit';
import { createTextShaper, type ShapedText } from './shape-text';

/** A font of a document: what pdfkit draws with, and what its glyphs mean to whoever copies or searches. */
export interface PdfFace {
  /** Hand it to `font()` of the document, together with `name`. It lays out what was last handed to `tells`. */
  readonly font: PdfFont;
  readonly name: string;
  shape(text: string): ShapedText;
  /** Each character's own glyph, neither joined nor kerned, in this order. */
  spell(text: string): ShapedText;
  /**
   * Says that this is drawn next, and whether its glyphs, as the document will explain them, say the text itself. Where
   * not, the text has to be written beside them: a glyph means what it meant first.
   */
  tells(shaped: ShapedText): boolean;
}

/**
 * @param font opened for this document alone: fontkit remembers of a glyph only which character it first stood for
 * @param name unique among the fonts of one document
 */
export function createPdfFace(font: PdfFont, name: string): PdfFace {
  const shaper = createTextShaper(font);
  // pdfkit explains glyph 0, the box for what is missing, as U+0000.
  const meanings = new Map<number, string>([[0, '\0']]);
  let next: ShapedText | null = null;
  const layout = (text: string): PdfLayout => layoutOf(next ?? shaper.shape(text));
  // pdfkit asks the font for a layout of its own.
  const handing: PdfFont = Object.create(font, { layout: { value: layout } });
  return {
    font: handing,
    name,
    shape: shaper.shape,
    spell: (text) => spelled(text, font),
    tells(shaped) {
      next = shaped;
      // Readers take a mark that is moved for a word of its own.
      let same = shaped.plain && shaped.offsets === undefined;
      for (const { id, codePoints } of shaped.glyphs) {
        const says = String.fromCodePoint(...codePoints);
        const meaning = meanings.get(id);
        if (meaning === undefined) meanings.set(id, says);
        else if (meaning !== says) same = false;
      }
      return same;
    },
  };
}

function spelled(text: string, font: PdfFont): ShapedText {
  const glyphs = Array.from(text, (character): PdfGlyph => {
    const point = character.codePointAt(0)!;
    const glyph = font.glyphForCodePoint(point);
    // fontkit may know it by another letter that has been drawn with it.
    return { id: glyph.id, advanceWidth: glyph.advanceWidth, codePoints: [point], path: glyph.path };
  });
  const advances = glyphs.map(({ advanceWidth }) => advanceWidth);
  return { glyphs, advances, width: advances.reduce((sum, advance) => sum + advance, 0), plain: true };
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
