import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { overlaps } from '@/lib/scene/box-index';
import { CARD_ABOVE, CARD_BELOW } from '@/lib/scene/card';
import { mapScene } from '@/lib/scene/map-scene';
import { boxesOf, FRAME_SIDE, FRAME_TOP } from '@/lib/scene/nesting/frames';
import { commonWhole, isWithin, outermost, readNest, withInside } from '@/lib/scene/nesting/nest';
import { placeMissing } from '@/lib/scene/place';
import { sceneToSvg } from '@/lib/scene/svg';
import { tidyLayout } from '@/lib/scene/tidy';
import type { Box } from '@/lib/scene/types';
import { mapOf, touchpoint } from '../../support/scene-maps';

/** Map of up to 18 touchpoints of which each may be part of an earlier one. */
const nested: fc.Arbitrary<JourneyMap> = fc
  .record({
    size: fc.integer({ min: 2, max: 18 }),
    parents: fc.array(fc.option(fc.nat(17), { freq: 1 }), { minLength: 18, maxLength: 18 }),
    steps: fc.array(fc.tuple(fc.nat(17), fc.nat(17)), { maxLength: 24 }),
    phases: fc.array(fc.constantFrom(undefined, 'p', 'q'), { minLength: 18, maxLength: 18 }),
  })
  .map(({ size, parents, steps, phases }) => {
    const name = (i: number): string => `t${String(i).padStart(2, '0')}`;
    const touchpoints = Array.from({ length: size }, (_, i): Touchpoint => {
      const parent = parents[i];
      return touchpoint(name(i), {
        ...(parent != null && parent < i && { parent: name(parent) }),
        ...(phases[i] && { phase: phases[i] }),
      });
    });
    const transitions = steps
      .filter(([from, to]) => from < size && to < size)
      .map(([from, to], i) => ({ id: `e${i}`, source: name(from), target: name(to) }));
    return mapOf(touchpoints, transitions, { phases: ['p', 'q'].map((id) => ({ id, label: id })) });
  });

const roomOf = ({ x, y, width, height }: Box): Box => ({
  x,
  y: y - CARD_ABOVE,
  width,
  height: height + CARD_ABOVE + CARD_BELOW,
});

describe('who is part of whom', () => {
  const map = mapOf([
    touchpoint('a'),
    touchpoint('b', { parent: 'a' }),
    touchpoint('c', { parent: 'b' }),
    touchpoint('d', { parent: 'a' }),
    touchpoint('e'),
    touchpoint('lost', { parent: 'nobody' }),
  ]);
  const nest = readNest(map.touchpoints);

  test('a map without parts has no nest', () => {
    expect(readNest(mapOf([touchpoint('a'), touchpoint('b', { parent: 'nobody' })]).touchpoints)).toBeNull();
  });
  test('each whole comes after all that is inside it', () => {
    expect(nest?.wholes.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(nest?.parts.get('a')?.map(({ id }) => id)).toEqual(['b', 'd']);
  });
  test('members of a circle are no parts, what hangs below them is', () => {
    const circle = mapOf([
      touchpoint('x', { parent: 'y' }),
      touchpoint('y', { parent: 'x' }),
      touchpoint('z', { parent: 'y' }),
    ]);
    expect([...(readNest(circle.touchpoints)?.parent ?? [])]).toEqual([['z', 'y']]);
  });
  test('inside, outermost and in common', () => {
    expect([...withInside(nest, ['a'])].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(outermost(nest, ['a', 'c', 'e'])).toEqual(['a', 'e']);
    expect(isWithin(nest, 'c', 'a')).toBe(true);
    expect(isWithin(nest, 'e', 'a')).toBe(false);
    expect(commonWhole(nest, ['c', 'd'])).toBe('a');
    expect(commonWhole(nest, ['b', 'c'])).toBe('a');
    expect(commonWhole(nest, ['c', 'e'])).toBeNull();
  });
});

describe('[SC-60] where a touchpoint with parts stands', () => {
  const map = mapOf([
    touchpoint('whole', { x: 5_000, y: 5_000 }),
    touchpoint('inner', { parent: 'whole', x: 9_000, y: -9_000 }),
    touchpoint('p', { parent: 'inner', x: 400, y: 300 }),
    touchpoint('q', { parent: 'whole', x: 700, y: 320 }),
  ]);
  const places = placeMissing(map);

  test('at the corner of the frame around them, whatever place it was given', () => {
    expect(places.get('inner')).toEqual({ x: 400 - FRAME_SIDE, y: 300 - FRAME_TOP });
    expect(places.get('whole')).toEqual({ x: 400 - 2 * FRAME_SIDE, y: 300 - 2 * FRAME_TOP });
    expect(places.get('p')).toEqual({ x: 400, y: 300 });
  });
  test('opening moves no corner, inside or outside', () => {
    for (const open of [[], ['whole'], ['inner'], ['whole', 'inner']]) {
      const { boxes } = boxesOf(map.touchpoints, places, (id) => open.includes(id));
      for (const [id, { x, y }] of boxes) expect({ x, y }).toEqual(places.get(id));
    }
  });
  test('a frame has room for all that is in it', () => {
    fc.assert(
      fc.property(nested, (random) => {
        const { boxes } = boxesOf(random.touchpoints, placeMissing(random), () => true);
        for (const { id, parent } of random.touchpoints) {
          if (parent === undefined) continue;
          const [part, frame] = [roomOf(boxes.get(id)!), boxes.get(parent)!];
          expect(part.x).toBeGreaterThanOrEqual(frame.x);
          expect(part.y).toBeGreaterThan(frame.y);
          expect(part.x + part.width).toBeLessThanOrEqual(frame.x + frame.width);
          expect(part.y + part.height).toBeLessThanOrEqual(frame.y + frame.height);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('[SC-61] tidying keeps parts together', () => {
  test('nothing overlaps but what is inside the other, whatever is in what', () => {
    fc.assert(
      fc.property(nested, (map) => {
        const nest = readNest(map.touchpoints);
        const places = tidyLayout(map);
        expect(places.size).toBe(map.touchpoints.length);
        const { boxes } = boxesOf(map.touchpoints, places, () => true);
        // What tidying says of a whole is where the frame around its parts is.
        for (const [id, { x, y }] of boxes) expect({ x, y }).toEqual(places.get(id));
        const all = [...boxes];
        for (const [i, [id, box]] of all.entries()) {
          for (const [other, its] of all.slice(i + 1)) {
            if (isWithin(nest, id, other) || isWithin(nest, other, id)) continue;
            expect(overlaps(roomOf(box), roomOf(its)), `${id} and ${other}`).toBe(false);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
  test('a chain runs from left to right over frames, also where its transitions end inside', () => {
    const map = mapOf(
      [
        touchpoint('a'),
        touchpoint('w'),
        touchpoint('x', { parent: 'w' }),
        touchpoint('y', { parent: 'w' }),
        touchpoint('z'),
      ],
      ['a>x', 'x>y', 'y>z'],
    );
    const places = tidyLayout(map);
    const xs = ['a', 'x', 'y', 'z'].map((id) => places.get(id)!.x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });
});

describe('[SC-62] parts without a place', () => {
  const parts = [touchpoint('p', { parent: 'w' }), touchpoint('q', { parent: 'w' })];
  test('where none has one, they are laid out so that the touchpoint stays where it is', () => {
    const map = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('w', { x: 400, y: 80 }), ...parts], ['p>q']);
    const places = placeMissing(map);
    expect(places.get('w')).toEqual({ x: 400, y: 80 });
    expect(places.get('p')).toEqual({ x: 400 + FRAME_SIDE, y: 80 + FRAME_TOP });
    expect(places.get('q')!.x).toBeGreaterThan(places.get('p')!.x);
  });
  test('one more is put beside its siblings, and moves nothing', () => {
    const map = mapOf(
      [touchpoint('w'), { ...parts[0]!, x: 100, y: 100 }, parts[1]!, touchpoint('far', { x: 4_000, y: 0 })],
      ['p>q'],
    );
    const places = placeMissing(map);
    expect(places.get('p')).toEqual({ x: 100, y: 100 });
    expect(places.get('q')!.y).toBe(100);
    expect(places.get('q')!.x).toBeGreaterThan(340);
    expect(places.get('q')!.x).toBeLessThan(1_000);
  });
});

describe('[SC-63] a picture shows all that is inside', () => {
  const map = mapOf(
    [
      touchpoint('a', { label: 'Advert' }),
      touchpoint('w', { label: 'Support' }),
      touchpoint('x', { label: 'Hotline', parent: 'w' }),
      touchpoint('y', { label: 'Waiting', parent: 'w', reaction: 'negative' }),
      touchpoint('z', { label: 'Contract' }),
    ],
    ['a>w', 'x>y', 'w>z'],
  );
  test('frames lie under lines and cards, and say what is broken inside', () => {
    const svg = sceneToSvg(mapScene(map, analyze(map)), { theme: 'light' });
    for (const label of ['Advert', 'Support', 'Hotline', 'Waiting', 'Contract', '2 parts'])
      expect(svg).toContain(label);
    expect(svg).toContain('BROKEN INSIDE');
    const order = ['w', 'x-y-1', 'x'].map((id) => svg.indexOf(`data-id="${id}"`));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
  test('it is the same every time, and nothing lies outside', () => {
    const scene = mapScene(map, analyze(map));
    expect(mapScene(map, analyze(map))).toEqual(scene);
    for (const shape of scene.shapes) if (shape.kind === 'group') expect(shape.x).toBeGreaterThanOrEqual(0);
  });
});
