import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { advanceOf, hasGlyph } from '@/lib/scene/font-metrics';
import type { FontWeight } from '@/lib/scene/types';

interface Glyph {
  readonly index: number;
  readonly advanceWidth: number;
}
interface Font {
  readonly unitsPerEm: number;
  readonly tables: { readonly cmap: { readonly glyphIndexMap: Record<string, number> } };
  charToGlyph(character: string): Glyph;
}

const require = createRequire(import.meta.url);
const { parse } = require('opentype.js') as { parse(buffer: ArrayBuffer): Font };
const read = (path: string): Font => parse(new Uint8Array(readFileSync(require.resolve(path))).buffer);
const WEIGHTS: readonly [FontWeight, string][] = [
  [400, '400Regular'],
  [500, '500Medium'],
  [600, '600SemiBold'],
  [700, '700Bold'],
];
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];

test.each(WEIGHTS)('[SC-1] widths of weight %i are those of the font that pictures are drawn with', (weight, face) => {
  const font = read(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`);
  const points = Object.keys(font.tables.cmap.glyphIndexMap).map(Number);
  let compared = 0;
  for (const point of points) {
    if (!hasGlyph(point)) continue;
    compared++;
    const { advanceWidth } = font.charToGlyph(String.fromCodePoint(point));
    expect(advanceOf(point, weight)).toBeCloseTo(advanceWidth / font.unitsPerEm, 5);
  }
  expect(compared).toBeGreaterThan(2000);
});

test.each(WEIGHTS)('[SC-1] the font of the page has the same widths at weight %i', (weight) => {
  let compared = 0;
  for (const subset of SUBSETS) {
    const font = read(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`);
    for (const key of Object.keys(font.tables.cmap.glyphIndexMap)) {
      const point = Number(key);
      if (!hasGlyph(point)) continue;
      compared++;
      const { advanceWidth } = font.charToGlyph(String.fromCodePoint(point));
      expect(advanceOf(point, weight), `U+${point.toString(16)}`).toBeCloseTo(advanceWidth / font.unitsPerEm, 5);
    }
  }
  expect(compared).toBeGreaterThan(1000);
});

test('[SC-21] the letters of Hungarian, Bulgarian, Russian, Mongolian, Greek and Vietnamese are covered', () => {
  const letters =
    'áéíóöőúüűÁÉÍÓÖŐÚÜŰ абвгдежзийклмнопрстуфхцчшщъьюяёыэ ӨөҮү αβγδεζηθικλμνξοπρστυφχψω ăâđêôơưạảấầẩẫậắằẳẵặ €₮…–—„“”›';
  for (const letter of letters) expect(hasGlyph(letter.codePointAt(0)!), letter).toBe(true);
  for (const other of '日م😀') expect(hasGlyph(other.codePointAt(0)!), other).toBe(false);
});

test('[SC-1] what Inter lacks gets the width of a likely fallback', () => {
  expect(advanceOf('日'.codePointAt(0)!, 400)).toBe(1);
  expect(advanceOf('😀'.codePointAt(0)!, 400)).toBe(1);
  expect(advanceOf('م'.codePointAt(0)!, 400)).toBe(0.6);
  expect(advanceOf(0x200d, 400)).toBe(0);
});
