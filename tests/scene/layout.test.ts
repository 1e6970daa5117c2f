import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '@/lib/model/types';
import { nearestInOrder } from '@/lib/scene/align-layers';
import { overlaps } from '@/lib/scene/box-index';
import { CARD_ABOVE, CARD_BELOW, cardSize } from '@/lib/scene/card';
import { phaseColumns } from '@/lib/scene/phase-columns';
import { placeMissing } from '@/lib/scene/place';
import { type Positions, tidyLayout } from '@/lib/scene/tidy';
import type { Box } from '@/lib/scene/types';
import { mapOf, touchpoint } from '../support/scene-maps';

const PHASES = ['p', 'q', 'r'].map((id) => ({ id, label: id.toUpperCase() }));

const maps: fc.Arbitrary<JourneyMap> = fc
  .record({
    size: fc.integer({ min: 0, max: 24 }),
    steps: fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 40 }),
    fields: fc.array(
      fc.record({
        phase: fc.constantFrom(undefined, 'p', 'q', 'r'),
        role: fc.constantFrom(undefined, 'start', 'final', 'intermediate'),
        label: fc.constantFrom(
          'Ad',
          'Question to a consultant in the online form',
          'Сурталчилгааны SMS эсвэл имэйл '.repeat(4),
        ),
        wow: fc.constantFrom(undefined, 'yes'),
      }),
      { minLength: 24, maxLength: 24 },
    ),
    phased: fc.boolean(),
  })
  .map(({ size, steps, fields, phased }) => {
    const touchpoints = fields.slice(0, size).map((field, i) => {
      const id = `t${String(i).padStart(2, '0')}`;
      return touchpoint(id, { ...field, phase: phased ? field.phase : undefined });
    });
    const valid = steps.filter(([from, to]) => from < size && to < size);
    const transitions = valid.map(([from, to], i) => ({
      id: `e${i}`,
      source: touchpoints[from]!.id,
      target: touchpoints[to]!.id,
      label: i % 5 === 0 ? 'a label' : undefined,
    }));
    return mapOf(touchpoints, transitions, { phases: phased ? PHASES : [] });
  });

function boxesOf(map: JourneyMap, positions: Positions): Box[] {
  return map.touchpoints.map((item) => ({ ...positions.get(item.id)!, ...cardSize(item) }));
}

/** With caption and tag. */
function roomOf({ x, y, width, height }: Box): Box {
  return { x, y: y - CARD_ABOVE, width, height: height + CARD_ABOVE + CARD_BELOW };
}

function firstOverlap(boxes: readonly Box[]): string | null {
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length; j++) if (overlaps(boxes[i]!, boxes[j]!)) return `${i} and ${j}`;
  }
  return null;
}

describe('[SC-15] tidying', () => {
  test('no two cards overlap, captions and tags included; every touchpoint has a place', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const positions = tidyLayout(map);
        expect(positions.size).toBe(map.touchpoints.length);
        const boxes = boxesOf(map, positions);
        for (const { x, y } of boxes) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        expect(firstOverlap(boxes.map(roomOf))).toBeNull();
      }),
      { numRuns: 600 },
    );
  });

  test('the same map gives the same layout, whatever positions it had', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const moved = { ...map, touchpoints: map.touchpoints.map((item, i) => ({ ...item, x: i * 7, y: -i })) };
        expect([...tidyLayout(moved)]).toEqual([...tidyLayout(map)]);
      }),
      { numRuns: 100 },
    );
  });

  test('chains run from left to right', () => {
    const map = mapOf(
      ['a', 'b', 'c', 'd'].map((id) => touchpoint(id)),
      ['a>b', 'b>d', 'a>c', 'c>d'],
    );
    const at = tidyLayout(map);
    const x = (id: string): number => at.get(id)!.x;
    expect(x('a')).toBeLessThan(x('b'));
    expect(x('b')).toBe(x('c'));
    expect(x('c')).toBeLessThan(x('d'));
    const middle = (id: string): number => at.get(id)!.y;
    expect(middle('a')).toBe(middle('d'));
  });

  test('phases in use are columns in their order', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const positions = tidyLayout(map);
        const used = PHASES.filter(
          ({ id }) => map.phases.length > 0 && map.touchpoints.some(({ phase }) => phase === id),
        );
        const columns = phaseColumns(map, positions).filter(({ empty }) => !empty);
        expect(columns.map(({ id }) => id)).toEqual(used.map(({ id }) => id));
        for (const item of map.touchpoints) {
          const column = columns.find(({ id }) => id === item.phase);
          const { x } = positions.get(item.id)!;
          if (column) {
            expect(x).toBeGreaterThanOrEqual(column.x);
            expect(x + 240).toBeLessThanOrEqual(column.x + column.width);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a chain that a hand-over leads into continues to the right, one that leads back does not tear the map apart', () => {
    const roles = { a: 'start', b: 'final', c: 'start', d: 'final' } as const;
    const items = Object.entries(roles).map(([id, role]) => touchpoint(id, { role }));
    const at = tidyLayout(mapOf(items, ['a>b', 'b>c', 'c>d', 'd>a']));
    const xs = ['a', 'b', 'c', 'd'].map((id) => at.get(id)!.x);
    expect(xs).toEqual([...xs].sort((p, q) => p - q));
    expect(new Set(xs).size).toBe(4);
  });

  test('1,000 touchpoints and 1,500 transitions in reasonable time', () => {
    const items = Array.from({ length: 1000 }, (_, i) => touchpoint(`t${String(i).padStart(4, '0')}`));
    const steps = Array.from({ length: 1500 }, (_, i) => {
      const from = (i * 7919) % 990;
      return { id: `e${i}`, source: items[from]!.id, target: items[from + 1 + (i % 9)]!.id };
    });
    const start = performance.now();
    const positions = tidyLayout(mapOf(items, steps));
    expect(performance.now() - start).toBeLessThan(8000);
    expect(positions.size).toBe(1000);
  });
});

test('[SC-15] the nearest places in order keep order and distance, and are the wishes where those fit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 100 })), {
        minLength: 1,
        maxLength: 12,
      }),
      (items) => {
        const gaps = items.map(([, gap], i) => (i === 0 ? 0 : gap));
        const placed = nearestInOrder(
          items.map(([at]) => ({ at, weight: 1 })),
          gaps,
        );
        for (let i = 1; i < placed.length; i++)
          expect(placed[i]! - placed[i - 1]!).toBeGreaterThanOrEqual(gaps[i]! - 1e-6);
        const fits = items.every(([at], i) => i === 0 || at - items[i - 1]![0] >= gaps[i]!);
        if (fits) expect(placed).toEqual(items.map(([at]) => at));
      },
    ),
  );
});

describe('[SC-16] placing what has no position', () => {
  test('given positions stay, the rest overlaps nothing that did not overlap before', () => {
    fc.assert(
      fc.property(maps, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (map, given) => {
        const grid = {
          ...map,
          touchpoints: map.touchpoints.map((item, i) =>
            given[i] ? { ...item, x: (i % 5) * 300, y: Math.floor(i / 5) * 220 } : item,
          ),
        };
        const positions = placeMissing(grid);
        expect(positions.size).toBe(map.touchpoints.length);
        grid.touchpoints.forEach((item, i) => {
          if (given[i]) expect(positions.get(item.id)).toEqual({ x: item.x, y: item.y });
        });
        expect(firstOverlap(boxesOf(grid, positions))).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  test('beside what it is connected with', () => {
    const map = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('b'), touchpoint('c')], ['a>b', 'c>a']);
    const at = placeMissing(map);
    expect(at.get('b')!.x).toBeGreaterThan(0);
    expect(at.get('c')!.x).toBeLessThan(0);
    expect([at.get('b')!.y, at.get('c')!.y]).toEqual([0, 0]);
  });

  test('one coordinate alone is no position; absurd ones are brought back', () => {
    const map = mapOf([touchpoint('a', { x: 5 }), touchpoint('b', { x: 1e300, y: -1e300 }), touchpoint('c')], ['b>c']);
    for (const { x, y } of placeMissing(map).values()) {
      expect(Math.abs(x)).toBeLessThan(2e6);
      expect(Math.abs(y)).toBeLessThan(2e6);
    }
  });

  test('2,000 missing ones around one placed are placed in reasonable time', () => {
    const items = Array.from({ length: 2000 }, (_, i) => touchpoint(`t${i}`));
    const map = mapOf(
      [touchpoint('hub', { x: 0, y: 0 }), ...items],
      items.map(({ id }) => `hub>${id}`),
    );
    const start = performance.now();
    expect(placeMissing(map).size).toBe(2001);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

test('[SC-17] no phase headings when cards do not stand in columns', () => {
  const mixed = mapOf(
    [
      touchpoint('a', { phase: 'p', x: 0, y: 0 }),
      touchpoint('b', { phase: 'q', x: 400, y: 0 }),
      touchpoint('c', { phase: 'p', x: 800, y: 0 }),
    ],
    [],
    { phases: PHASES },
  );
  expect(phaseColumns(mixed, placeMissing(mixed))).toEqual([]);
});
