import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LinkKind, TransitionState } from '@/lib/analysis/types';
import { laneShift, pointsOf, routeTransition, sidesOf } from '@/lib/scene/route';
import { drawTransition } from '@/lib/scene/transition';
import type { Box, Shape, TransitionDrawing, TransitionInput } from '@/lib/scene/types';

const SOURCE: Box = { x: 0, y: 0, width: 240, height: 72 };
const AHEAD: Box = { x: 340, y: 0, width: 240, height: 72 };
const STATES: readonly TransitionState[] = [
  'intact',
  'doomed',
  'cut-off',
  'handover',
  'unreachable',
  'leads-nowhere',
  'ignored',
];

function input(
  fields: Partial<TransitionInput> = {},
  state: TransitionState = 'intact',
  link: LinkKind | null = 'intermediate',
): TransitionInput {
  return {
    transition: { id: 't', source: 'a', target: 'b' },
    state: { id: 't', state, link },
    source: SOURCE,
    target: AHEAD,
    targetBreaks: false,
    ...fields,
  };
}

const box = fc.record({
  x: fc.integer({ min: -900, max: 900 }),
  y: fc.integer({ min: -600, max: 600 }),
  width: fc.constant(240),
  height: fc.constantFrom(72, 92, 132),
});

function onEdge([x, y]: readonly [number, number], { x: left, y: top, width, height }: Box): boolean {
  const within = x >= left && x <= left + width && y >= top && y <= top + height;
  return within && (x === left || x === left + width || y === top || y === top + height);
}

function* flat(shapes: readonly Shape[]): Generator<Shape> {
  for (const shape of shapes) {
    yield shape;
    if (shape.kind === 'group') yield* flat(shape.shapes);
  }
}

/** What is left of a drawing when colour is taken away. */
function withoutColour(drawing: TransitionDrawing): string {
  const plain = [...flat(drawing.line)].map((shape) => {
    if (shape.kind === 'path') {
      const { d, strokeWidth, dash, fill, stroke } = shape;
      return { d, strokeWidth: stroke ? strokeWidth : 0, dash, filled: fill !== undefined };
    }
    return { kind: shape.kind };
  });
  return JSON.stringify(plain);
}

describe('[SC-11] looks', () => {
  test('every state differs from every other without colour', () => {
    const looks = STATES.map((state) =>
      withoutColour(drawTransition(input({ targetBreaks: state === 'doomed' }, state))),
    );
    expect(new Set(looks).size).toBe(STATES.length);
  });

  test('start, final, both and intermediate links differ without colour', () => {
    const kinds: readonly LinkKind[] = ['start', 'final', 'start-final', 'intermediate'];
    const looks = kinds.map((kind) => withoutColour(drawTransition(input({}, 'intact', kind))));
    expect(new Set(looks).size).toBe(kinds.length);
  });

  test('a doomed line stops short before a break, and runs through before anything else', () => {
    const end = (targetBreaks: boolean): number => {
      const [line] = drawTransition(input({ targetBreaks }, 'doomed')).line;
      const numbers = line?.kind === 'path' ? [...line.d.matchAll(/-?[\d.]+/g)].map(Number) : [];
      return numbers.at(-2)!;
    };
    expect(AHEAD.x - end(true)).toBeGreaterThanOrEqual(24);
    expect(AHEAD.x - end(false)).toBeLessThanOrEqual(10);
  });

  test('doomed lines are of the warning hue, cut-off ones are dotted', () => {
    const stroke = (state: TransitionState) => {
      const [line] = drawTransition(input({ targetBreaks: true }, state)).line;
      return line?.kind === 'path' ? [line.stroke, line.dash !== undefined] : null;
    };
    expect(stroke('doomed')).toEqual(['negative', false]);
    expect(stroke('cut-off')).toEqual(['faint', true]);
  });
});

describe('[SC-12] where lines run', () => {
  test('from edge to edge, wherever the cards stand', () => {
    fc.assert(
      fc.property(box, box, fc.nat(6), (source, target, lane) => {
        const drawing = drawTransition(input({ source, target, lane }));
        expect(onEdge(drawing.from, source), 'from').toBe(true);
        expect(onEdge(drawing.to, target), 'to').toBe(true);
        expect(drawing.d).not.toMatch(/NaN|Infinity|e/);
      }),
      { numRuns: 2000 },
    );
  });

  test('by the sides that face each other', () => {
    expect(sidesOf(SOURCE, AHEAD)).toEqual(['right', 'left']);
    expect(sidesOf(SOURCE, { ...SOURCE, y: 200 })).toEqual(['bottom', 'top']);
    expect(sidesOf({ ...SOURCE, y: 200 }, SOURCE)).toEqual(['top', 'bottom']);
    expect(sidesOf(AHEAD, SOURCE)).toEqual(['bottom', 'bottom']);
    expect(sidesOf(AHEAD, { ...SOURCE, y: 300 })).toEqual(['bottom', 'right']);
  });

  test('straight between cards side by side of nearly the same height', () => {
    const { from, to } = routeTransition(SOURCE, { ...AHEAD, height: 92 });
    expect(from[1]).toBe(to[1]);
  });

  test('parallel ones run apart, there and back as well', () => {
    expect([0, 1, 2, 3, 4].map(laneShift)).toEqual([0, 20, -20, 40, -40]);
    const ways = [0, 1, 2].map((lane) => drawTransition(input({ lane })).d);
    expect(new Set(ways).size).toBe(3);
    const below = { ...SOURCE, y: 200 };
    const there = routeTransition(SOURCE, below, 0);
    const back = routeTransition(below, SOURCE, 1);
    expect(Math.abs(there.from[0] - back.to[0])).toBeGreaterThanOrEqual(16);
  });

  test('one to itself is a loop beside the card', () => {
    const transition = { id: 't', source: 'a', target: 'a' };
    const drawing = drawTransition(input({ transition, target: SOURCE }, 'ignored', null));
    expect(onEdge(drawing.from, SOURCE) && onEdge(drawing.to, SOURCE)).toBe(true);
    expect(drawing.bounds.x + drawing.bounds.width).toBeGreaterThan(SOURCE.x + SOURCE.width + 10);
    expect(drawing.bounds.y).toBeLessThan(SOURCE.y - 10);
  });

  test('the bounds hold every point of the line and the label', () => {
    fc.assert(
      fc.property(box, box, fc.nat(4), (source, target, lane) => {
        const transition = { id: 't', source: 'a', target: 'b', label: 'answer in time', share: 0.4 };
        const { bounds, labelX, labelY } = drawTransition(input({ transition, source, target, lane }));
        const points = [...pointsOf(routeTransition(source, target, lane), 40), [labelX, labelY] as const];
        for (const [x, y] of points) {
          expect(x).toBeGreaterThanOrEqual(bounds.x);
          expect(x).toBeLessThanOrEqual(bounds.x + bounds.width);
          expect(y).toBeGreaterThanOrEqual(bounds.y);
          expect(y).toBeLessThanOrEqual(bounds.y + bounds.height);
        }
      }),
    );
  });
});

describe('[SC-14] labels', () => {
  const texts = (fields: { label?: string; share?: number }): string[] => {
    const transition = { id: 't', source: 'a', target: 'b', ...fields };
    return [...flat(drawTransition(input({ transition })).label)].flatMap((s) => (s.kind === 'text' ? [s.text] : []));
  };

  test('label and share, on paper', () => {
    expect(texts({})).toEqual([]);
    expect(texts({ label: '  ' })).toEqual([]);
    expect(texts({ share: 0.4 })).toEqual(['40\u202f%']);
    expect(texts({ label: 'reads on', share: 0 })).toEqual(['reads on', '0\u202f%']);
    const { label } = drawTransition(input({ transition: { id: 't', source: 'a', target: 'b', label: 'x' } }));
    expect([...flat(label)].some((shape) => shape.kind === 'path' && shape.fill === 'paper')).toBe(true);
  });

  test('a very long label is cut, in a narrow gap too', () => {
    expect(texts({ label: 'a word '.repeat(10_000) }).length).toBeLessThanOrEqual(3);
    const transition = { id: 't', source: 'a', target: 'b', label: 'becomes a customer' };
    const { bounds } = drawTransition(input({ transition, target: { ...AHEAD, x: 270 } }));
    expect(bounds.width).toBeLessThan(120);
  });
});
