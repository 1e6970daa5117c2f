import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BandItem, type BandRoom, bandAt, layBands } from '@/lib/scene/lanes/bands';

const ROOM: BandRoom = { pad: 24, empty: 288, reach: 160, beyond: 80 };
const COUNT = 5;

const items: fc.Arbitrary<BandItem[]> = fc.array(
  fc
    .record({
      low: fc.integer({ min: -2000, max: 4000 }),
      width: fc.integer({ min: 40, max: 600 }),
      band: fc.nat(COUNT),
    })
    .map(({ low, width, band }) => ({ low, high: low + width, band: band === COUNT ? null : band })),
  { maxLength: 30 },
);

/** Items that stand in their bands, `STEP` apart. */
const STEP = 500;
const inBands = fc.array(
  fc
    .record({ band: fc.nat(COUNT - 1), shift: fc.nat(STEP - 240) })
    .map(({ band, shift }) => ({ low: band * STEP + shift, high: band * STEP + shift + 240, band })),
  { minLength: 1, maxLength: 30 },
);

describe('[SC-70] bands along an axis', () => {
  test('they follow each other in their order and never overlap', () => {
    fc.assert(
      fc.property(items, (some) => {
        const bands = layBands(some, COUNT, ROOM);
        if (!bands) return;
        expect(bands).toHaveLength(COUNT);
        bands.forEach(({ from, to }, i) => {
          expect(to).toBeGreaterThanOrEqual(from);
          if (i > 0) expect(from).toBeGreaterThanOrEqual((bands[i - 1]?.to ?? 0) - 1e-6);
        });
      }),
    );
  });

  test('items that stand in their bands have their middles there, each band its items and no others', () => {
    fc.assert(
      fc.property(inBands, (some) => {
        const bands = layBands(some, COUNT, ROOM) ?? [];
        expect(bands).toHaveLength(COUNT);
        for (const { low, high, band } of some) expect(bandAt(bands, (low + high) / 2, 0.001)).toBe(band);
        for (const [i, { empty }] of bands.entries()) expect(empty).toBe(!some.some(({ band }) => band === i));
      }),
    );
  });

  test('what goes with all of them, goes for all of them: bands move with their items', () => {
    fc.assert(
      fc.property(inBands, fc.integer({ min: -900, max: 900 }), (some, by) => {
        const moved = some.map(({ low, high, band }) => ({ low: low + by, high: high + by, band }));
        const [before, after] = [layBands(some, COUNT, ROOM) ?? [], layBands(moved, COUNT, ROOM) ?? []];
        expect(after.map(({ from, to }) => [from - by, to - by])).toEqual(before.map(({ from, to }) => [from, to]));
      }),
    );
  });

  test('a first item in an empty band, at its beginning, leaves all bands where they were', () => {
    fc.assert(
      fc.property(fc.nat(COUNT - 1), fc.constantFrom(0, 240, 900), (band, width) => {
        const others: BandItem[] = width === 0 ? [] : [{ low: 0, high: width, band: null }];
        const before = layBands(others, COUNT, ROOM) ?? [];
        const at = before[band]?.content ?? Number.NaN;
        const after = layBands([...others, { low: at, high: at + 240, band }], COUNT, ROOM) ?? [];
        expect(after.map(({ from, to }) => [from, to])).toEqual(before.map(({ from, to }) => [from, to]));
      }),
    );
  });

  test('one that strays among many changes nothing; where a third stray there are no bands', () => {
    const inOrder = [0, 1, 2].flatMap((band) =>
      [0, 1, 2].map((_) => ({ low: band * 400, high: band * 400 + 240, band })),
    );
    const before = layBands(inOrder, 3, ROOM);
    expect(before).not.toBeNull();
    expect(layBands([...inOrder, { low: 800, high: 1040, band: 0 }], 3, ROOM)).toEqual(before);
    const strays = [0, 1, 2].flatMap(() => [
      { low: 800, high: 1040, band: 0 },
      { low: 0, high: 240, band: 2 },
    ]);
    expect(layBands([...inOrder, ...strays], 3, ROOM)).toBeNull();
  });

  test('a wide gap belongs to nobody; a place near a band is taken for it, one far out for none', () => {
    const bands = layBands(
      [
        { low: 0, high: 240, band: 0 },
        { low: 1240, high: 1480, band: 1 },
      ],
      2,
      ROOM,
    );
    expect(bands?.map(({ from, to }) => [from, to])).toEqual([
      [-24, 400],
      [1080, 1504],
    ]);
    const at = (x: number): number => bandAt(bands ?? [], x, 160);
    expect([at(-100), at(-200), at(100), at(500), at(700), at(1000), at(1600), at(1700)]).toEqual([
      0, -1, 0, 0, -1, 1, 1, -1,
    ]);
  });
});
