import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { boxesByTile, planPages, SHEET_MARGIN } from '@/lib/export/pdf/page-plan';
import { LIMITS } from '@/lib/protocol/limits';
import type { Box } from '@/lib/scene/types';
import { contentsOf, HAS_POPPLER, pageSizes, pdfOf, textOfPdf } from '../../support/pdf';
import { mapOf, touchpoint } from '../../support/scene-maps';

const side = fc.integer({ min: 1, max: 60_000 });
const paper = fc.constantFrom('a4', 'a3', 'letter' as const);

test('[SC-125] sheets cover the whole map, overlap by a centimetre and are as few as can be', () => {
  fc.assert(
    fc.property(side, side, paper, (width, height, page) => {
      const plan = planPages({ width, height }, page, true);
      const { tiles, rows, columns, scale } = plan;
      expect(tiles).toHaveLength(rows * columns);
      expect(tiles.length).toBeLessThanOrEqual(LIMITS.pdfSheets);
      const last = tiles.at(-1)!.area;
      expect(last.x + last.width).toBeGreaterThanOrEqual(width);
      expect(last.y + last.height).toBeGreaterThanOrEqual(height);
      // Without the last row or column something would be left over.
      if (columns > 1) expect(last.x + 29 / scale).toBeLessThan(width + 0.001 + 29 / scale);
      if (columns > 1) expect((tiles[0]!.area.width - tiles[1]!.area.x) * scale).toBeCloseTo(28.35, 6);
      if (rows > 1) expect((tiles[0]!.area.height - tiles[columns]!.area.y) * scale).toBeCloseTo(28.35, 6);
      expect(last.width * scale + 2 * SHEET_MARGIN).toBeCloseTo(plan.width, 6);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('[SC-125] whatever lies on a sheet is drawn on it, and nothing that does not', () => {
  const box = fc.record({
    x: fc.double({ min: 0, max: 9_000, noNaN: true }),
    y: fc.double({ min: 0, max: 9_000, noNaN: true }),
    width: fc.double({ min: 0, max: 1_000, noNaN: true }),
    height: fc.double({ min: 0, max: 1_000, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(box, { maxLength: 3 }), { maxLength: 20 }), paper, (boxes, page) => {
      const plan = planPages({ width: 10_000, height: 10_000 }, page, true);
      const found = boxesByTile(plan, boxes);
      plan.tiles.forEach(({ area }, i) => {
        const expected = boxes.flatMap((parts, index) => (parts.some((part) => meets(part, area)) ? [index] : []));
        expect(found[i]).toEqual(expected);
      });
    }),
    { numRuns: 100, seed: 2 },
  );
});

function meets(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y;
}

test('[SC-125] sheets have marks and say where they belong; the first shows how they lie', async () => {
  const { bytes, notes } = await pdfOf(exampleMap('telephony-en')!, { page: 'a4', tiled: true });
  expect(pageSizes(bytes)).toHaveLength(9);
  expect(notes).toEqual([
    'The map takes 8 sheets of 2 × 4 (rows × columns), at 91 % of its size, after one that shows how they lie.',
  ]);
  const [overview = '', ...sheets] = contentsOf(bytes);
  expect(overview).not.toMatch(/\nW n/);
  for (const sheet of sheets) expect(sheet).toMatch(/\nW n/);
  if (HAS_POPPLER) {
    const pages = textOfPdf(bytes).split('\f');
    expect(pages[0]).toContain('2 × 4 sheets');
    expect(pages[6]).toContain('row 2, column 2 of 2 × 4');
  }
});

test('[SC-126] empty sheets are left out, and that is said', async () => {
  const corners = [touchpoint('a', { x: 0, y: 0 }), touchpoint('b', { x: 4_000, y: 4_000 })];
  const paper = { page: 'a4', tiled: true, title: false, legend: false } as const;
  const { bytes, notes } = await pdfOf(mapOf(corners, [], { title: '質問' }), paper);
  if (HAS_POPPLER) expect(textOfPdf(bytes)).toContain('Journey map · row 4, column 6 of 4 × 6');
  const [, rows, columns] = /of (\d+) × (\d+)/.exec(notes.join()) ?? [];
  const left = Number(/(\d+) that would be empty are left out/.exec(notes.join())?.[1]);
  expect(left).toBeGreaterThan(10);
  expect(pageSizes(bytes)).toHaveLength(1 + Number(rows) * Number(columns) - left);
});

test('[SC-126] a map that would take more than a thousand sheets is drawn smaller', () => {
  const plan = planPages({ width: 900_000, height: 700_000 }, 'a4', true);
  expect(plan.tiles.length).toBeLessThanOrEqual(LIMITS.pdfSheets);
  expect(plan.tiles.length).toBeGreaterThan(LIMITS.pdfSheets / 2);
});
