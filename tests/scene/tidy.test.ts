import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '@/lib/model/types';
import { overlaps } from '@/lib/scene/box-index';
import { CARD_ABOVE, CARD_BELOW, cardSize } from '@/lib/scene/card';
import { laneRows } from '@/lib/scene/lanes/rows';
import { boxesOf, settlePlaces } from '@/lib/scene/nesting/frames';
import { columnsInUse, phaseColumns } from '@/lib/scene/phase-columns';
import { placeMissing } from '@/lib/scene/place';
import { type Positions, type TidyOptions, tidyLayout } from '@/lib/scene/tidy';
import type { Box } from '@/lib/scene/types';
import { mapOf, touchpoint } from '../support/scene-maps';

const PHASES = ['p', 'q', 'r', 's'].map((id) => ({ id, label: id.toUpperCase() }));

/** Maps whose cards stand anywhere; some with phases, some with parts. */
const maps: fc.Arbitrary<JourneyMap> = fc
  .record({
    steps: fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 34 }),
    cards: fc.array(
      fc.record({
        phase: fc.constantFrom(undefined, 'p', 'q', 's'),
        customer: fc.constantFrom(undefined, 'potential', 'former'),
        role: fc.constantFrom(undefined, 'start', 'final'),
        label: fc.constantFrom('Ad', 'Question to a consultant in the online form, by whoever asks'),
        parent: fc.constantFrom(undefined, undefined, undefined, 0, 1),
        x: fc.integer({ min: -3000, max: 3000 }),
        y: fc.integer({ min: -3000, max: 3000 }),
      }),
      { maxLength: 20 },
    ),
    phased: fc.boolean(),
    nested: fc.boolean(),
  })
  .map(({ steps, cards, phased, nested }) => {
    const ids = cards.map((_, i) => `t${String(i).padStart(2, '0')}`);
    const touchpoints = cards.map(({ phase, parent, ...card }, i) =>
      touchpoint(ids[i]!, {
        ...card,
        ...(phased && phase !== undefined && { phase }),
        ...(nested && parent !== undefined && parent < i && { parent: ids[parent] }),
      }),
    );
    const valid = steps.filter(([from, to]) => from < ids.length && to < ids.length);
    const transitions = valid.map(([from, to]) => `${ids[from]}>${ids[to]}`);
    return mapOf(touchpoints, transitions, { phases: phased ? PHASES : [] });
  });

const ROWS = fc.constantFrom(null, 'customer' as const);

/** Tidies as the page does: from where everything stands. */
function tidy(map: JourneyMap, options: TidyOptions = {}): Positions {
  const now = settlePlaces(map.touchpoints, placeMissing(map));
  return tidyLayout(map, { now, ...options });
}

function moved(map: JourneyMap, places: Positions): JourneyMap {
  return { ...map, touchpoints: map.touchpoints.map((one) => ({ ...one, ...places.get(one.id) })) };
}

function room({ x, y, width, height }: Box): Box {
  return { x, y: y - CARD_ABOVE, width, height: height + CARD_ABOVE + CARD_BELOW };
}

describe('[SC-71] tidying what stands', () => {
  test('of a tidy map changes nothing', () => {
    fc.assert(
      fc.property(maps, ROWS, (map, rows) => {
        const once = tidy(map, { rows });
        const twice = tidy(moved(map, once), { rows });
        expect(Object.fromEntries(twice)).toEqual(Object.fromEntries(once));
      }),
      { numRuns: 500 },
    );
  });

  test('a card moved a little within its layer keeps the order of all others', () => {
    fc.assert(
      fc.property(maps, fc.nat(19), fc.integer({ min: -50, max: 50 }), (map, which, by) => {
        const flat = { ...map, touchpoints: map.touchpoints.map(({ parent: _, ...one }) => one) };
        const once = tidy(flat);
        const one = flat.touchpoints[which % Math.max(1, flat.touchpoints.length)];
        const at = one && once.get(one.id);
        if (!one || !at) return;
        const linked = new Set(
          flat.transitions.flatMap(({ source, target }) => (source === target ? [] : [source, target])),
        );
        const nudged = new Map(once).set(one.id, { x: at.x, y: at.y + by });
        const twice = tidy(moved(flat, nudged));
        const others = flat.touchpoints.filter(({ id }) => id !== one.id && linked.has(id));
        for (const a of others) {
          for (const b of others) {
            const [before, after] = [once.get(a.id)!.y - once.get(b.id)!.y, twice.get(a.id)!.y - twice.get(b.id)!.y];
            const sameLayer = once.get(a.id)!.x === once.get(b.id)!.x;
            if (sameLayer && linked.has(one.id)) expect(Math.sign(after)).toBe(Math.sign(before));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('keeps the order that somebody gave to the cards of a layer, whatever lines cross', () => {
    const joined = mapOf(
      ['a', 'b', 'c', 'd', 'z'].map((id) => touchpoint(id)),
      ['a>c', 'b>d', 'z>a', 'z>b'],
    );
    const crossed = moved(
      joined,
      new Map([...tidyLayout(joined)].map(([id, { x, y }]) => [id, { x, y: id === 'c' ? y + 600 : y }])),
    );
    const kept = tidy(crossed);
    expect(kept.get('a')!.y).toBeLessThan(kept.get('b')!.y);
    expect(kept.get('c')!.y).toBeGreaterThan(kept.get('d')!.y);
    const orderless = tidyLayout(joined);
    expect(orderless.get('c')!.y).toBeLessThan(orderless.get('d')!.y);
  });

  test('leaves the top left corner where it was', () => {
    fc.assert(
      fc.property(maps, (map) => {
        if (map.touchpoints.length === 0) return;
        const now = [...settlePlaces(map.touchpoints, placeMissing(map)).values()];
        const after = [...tidy(map).values()];
        for (const axis of ['x', 'y'] as const) {
          expect(Math.min(...after.map((at) => at[axis]))).toBe(Math.min(...now.map((at) => at[axis])));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('[SC-72] rows and columns of a tidy map', () => {
  test('nothing overlaps but what is inside the other; each stands in its column and its row', () => {
    fc.assert(
      fc.property(maps, ROWS, (map, rows) => {
        const places = tidy(map, { rows });
        const tidied = moved(map, places);
        const { boxes, frames } = boxesOf(tidied.touchpoints, places, () => true);
        const outer = tidied.touchpoints.filter(({ parent }) => parent === undefined);
        for (const [i, a] of outer.entries()) {
          for (const b of outer.slice(i + 1))
            expect(overlaps(room(boxes.get(a.id)!), room(boxes.get(b.id)!))).toBe(false);
        }
        const columns = phaseColumns(tidied, places, { frames });
        const used = new Set(outer.map(({ phase }) => phase).filter((phase) => phase !== undefined));
        expect(columns.filter(({ empty }) => !empty).map(({ id }) => id)).toEqual([...used].sort());
        // What lies between is seen as an empty column: there is something to drop into.
        for (const { empty, width } of columnsInUse(columns)) if (empty) expect(width).toBe(288);
        if (rows === null || outer.length === 0) return;
        const lanes = laneRows(tidied, places, rows, { frames });
        for (const { id, customer } of outer) {
          const lane = lanes.find(({ value }) => value === (customer ?? null));
          const box = room(boxes.get(id)!);
          expect(lane && box.y >= lane.y && box.y + box.height <= lane.y + lane.height).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('[SC-71] 400 cards thrown about: a tidy map again after one tidying, and few lines cross', () => {
  const items = Array.from({ length: 400 }, (_, i) =>
    touchpoint(`t${String(i).padStart(3, '0')}`, { x: (i * 7919) % 5000, y: (i * 104729) % 4000 }),
  );
  const steps = Array.from({ length: 480 }, (_, i) => {
    const from = (i * 37) % 390;
    return `${items[from]!.id}>${items[from + 1 + (i % 9)]!.id}`;
  });
  const map = mapOf(items, steps);
  const once = tidy(map);
  expect(Object.fromEntries(tidy(moved(map, once)))).toEqual(Object.fromEntries(once));
  expect(new Set([...once.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(400);
  expect(Math.max(...items.map((one) => cardSize(one).height))).toBeLessThan(200);
});
