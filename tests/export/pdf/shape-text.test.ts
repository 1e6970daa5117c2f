import fc from 'fast-check';
import { create } from 'fontkit';
import { expect, test } from 'vitest';
import { openFont } from '@/lib/export/pdf/open-font';
import type { PdfFont } from '@/lib/export/pdf/pdf-kit';
import { createTextShaper, SIMPLE_TEXT } from '@/lib/export/pdf/shape-text';
import { readFont } from '@/server/pictures/read-font';

const open = async (): Promise<PdfFont> => openFont(create, await readFont('inter-600.ttf'));

test('[SC-129] texts put together of letters and kerning pairs are those that the font makes of them', async () => {
  const [font, shaper] = [await open(), createTextShaper(await open())];
  const letters = 'AVTLaewyrfk 0127хХxXÁőŰБгжГТуӨөүΑάωệộ';
  const text = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 24 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (line) => {
      expect(SIMPLE_TEXT.test(line)).toBe(true);
      const whole = font.layout(line);
      const quick = shaper.shape(line);
      expect(quick.glyphs.map(({ id }) => id)).toEqual(whole.glyphs.map(({ id }) => id));
      expect(quick.advances).toEqual(whole.positions.map(({ xAdvance }) => xAdvance));
    }),
    { numRuns: 300, seed: 3 },
  );
});
