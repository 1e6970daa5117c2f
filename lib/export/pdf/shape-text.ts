import type { PdfFont, PdfGlyph, PdfLayout } from './pdf-kit';

/** A text as glyphs of one font. */
export interface ShapedText {
  readonly glyphs: readonly PdfGlyph[];
  /** By glyph, in units of the font, kerning included. */
  readonly advances: readonly number[];
  /** By glyph `[x, y]`; absent where none is moved. */
  readonly offsets?: readonly (readonly [number, number])[];
  /** In units of the font. */
  readonly width: number;
  /** The text's own characters, when the glyphs tell all of them in their order. */
  readonly plain: boolean;
}

export interface TextShaper {
  readonly font: PdfFont;
  shape(text: string): ShapedText;
}

/**
 * Letters whose look and place hang on nothing but their neighbours: Latin, Greek and Cyrillic ones, and digits.
 * Hyphens, brackets and colons take other forms beside capitals and digits; commas are kerned across spaces.
 */
export const SIMPLE_TEXT =
  /^[ 0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0386\u0388-\u03ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff]*$/;
/** `10x20` is drawn with a multiplication sign. */
const TIMES = /[0-9] ?[xX]/;

/**
 * Shapes texts with a font and remembers what it did: fontkit takes 0.3 ms for a line, thousands of lines must not take
 * a second. Simple texts are put together of letters and kerning pairs, which comes to the same.
 */
export function createTextShaper(font: PdfFont): TextShaper {
  const shape = (text: string): PdfLayout => font.layout(text);
  const known = new Map<string, ShapedText>();
  const letters = new Map<string, PdfGlyph | null>();
  const kerns = new Map<string, number>();

  const letterOf = (character: string): PdfGlyph | null => {
    let glyph = letters.get(character);
    if (glyph === undefined) {
      const { glyphs } = shape(character);
      glyph = glyphs.length === 1 && glyphs[0]!.codePoints[0] === character.codePointAt(0) ? glyphs[0]! : null;
      letters.set(character, glyph);
    }
    return glyph;
  };
  const kernOf = (pair: string, glyph: PdfGlyph): number => {
    let kern = kerns.get(pair);
    if (kern === undefined) {
      kern = shape(pair).positions[0]!.xAdvance - glyph.advanceWidth;
      kerns.set(pair, kern);
    }
    return kern;
  };
  const quick = (text: string): ShapedText | null => {
    const glyphs: PdfGlyph[] = [];
    const advances: number[] = [];
    let width = 0;
    for (let i = 0; i < text.length; i++) {
      const glyph = letterOf(text[i]!);
      if (!glyph) return null;
      const advance = glyph.advanceWidth + (i + 1 < text.length ? kernOf(text.slice(i, i + 2), glyph) : 0);
      glyphs.push(glyph);
      advances.push(advance);
      width += advance;
    }
    return { glyphs, advances, width, plain: true };
  };

  return {
    font,
    shape(text) {
      let shaped = known.get(text);
      if (!shaped) {
        shaped = (SIMPLE_TEXT.test(text) && !TIMES.test(text) ? quick(text) : null) ?? whole(shape(text), text);
        known.set(text, shaped);
      }
      return shaped;
    },
  };
}

function whole({ glyphs, positions }: PdfLayout, text: string): ShapedText {
  const advances = positions.map(({ xAdvance }) => xAdvance);
  const moved = positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0);
  return {
    glyphs,
    advances,
    ...(moved && { offsets: positions.map(({ xOffset, yOffset }) => [xOffset, yOffset] as const) }),
    width: advances.reduce((sum, advance) => sum + advance, 0),
    plain: saysOf(glyphs) === text,
  };
}

/** What glyphs stand for, in their order. */
export function saysOf(glyphs: readonly PdfGlyph[]): string {
  return glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('');
}
