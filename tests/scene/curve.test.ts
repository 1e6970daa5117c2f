import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import type { JourneyMap, Rating, Reaction, Touchpoint } from '@/lib/model/types';
import { curveSteps, withReaction } from '@/lib/scene/curve/curve-steps';
import { CURVE_HEIGHT, LEAST_STEP, LEVELS, layOutCurve, nearestReaction } from '@/lib/scene/curve/lay-out-curve';
import { partOf, smoothCurve } from '@/lib/scene/curve/smooth-curve';
import type { CurveStep } from '@/lib/scene/curve/types';
import { measureText } from '@/lib/scene/layout-text';
import type { Point, Shape } from '@/lib/scene/types';

/** a → b → c → d, with these fields. */
function chain(fields: Readonly<Record<string, Partial<Touchpoint>>>, links = ['ab', 'bc', 'cd']): JourneyMap {
  return {
    title: '',
    phases: [],
    touchpoints: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: `Touch ${id}`, ...fields[id] })),
    transitions: links.map((id) => ({ id, source: id[0]!, target: id[1]! })),
  };
}
const PATH = ['a', 'b', 'c', 'd'];
const stepsOf = (map: JourneyMap, path: readonly string[] = PATH): CurveStep[] =>
  curveSteps(path, map, analyzeStates(map));
const texts = (shapes: readonly Shape[]): Extract<Shape, { kind: 'text' }>[] =>
  shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : shape.kind === 'group' ? texts(shape.shapes) : []));
const words = (shapes: readonly Shape[]): string[] => texts(shapes).map(({ text }) => text);
const paths = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'path' ? [shape] : []));

const at = (from: Point, part: ReturnType<typeof smoothCurve>[number], share: number): Point =>
  partOf(from, part, 0, share).cubic[2];

describe('an emotion curve', () => {
  it('[SC-80] has each touch at the height of its reaction, with its face and its word; not rated at the middle, hollow', () => {
    const steps = stepsOf(
      chain({ a: { reaction: 'positive' }, b: { reaction: 'neutral' }, c: { reaction: 'negative' } }),
    );
    const { points, shapes, width, height } = layOutCurve(steps, 800);
    expect(points).toEqual([
      { id: 'a', x: 100, y: LEVELS.positive },
      { id: 'b', x: 300, y: LEVELS.neutral },
      { id: 'c', x: 500, y: LEVELS.negative },
      { id: 'd', x: 700, y: LEVELS.neutral },
    ]);
    expect([width, height]).toEqual([800, CURVE_HEIGHT]);
    expect(LEVELS.positive).toBeLessThan(LEVELS.neutral);
    expect(LEVELS.neutral).toBeLessThan(LEVELS.negative);
    expect(words(shapes)).toEqual(
      expect.arrayContaining(['positive', 'neutral', 'negative · breaks', 'not rated · no one here']),
    );
    const unknown = layOutCurve(stepsOf(chain({ a: { reaction: 'positive' } })), 800);
    expect(paths(unknown.shapes).filter((path) => path.dash && path.stroke === 'edge')).toHaveLength(3);
    for (const reaction of ['positive', 'neutral', 'negative'] as const) {
      expect(nearestReaction(LEVELS[reaction] + 20)).toBe(reaction);
      expect(nearestReaction(LEVELS[reaction] - 20)).toBe(reaction);
    }
  });

  it('[SC-81] goes through all points and rises and falls only as they do', () => {
    const heights = fc.array(fc.constantFrom<Reaction>('positive', 'neutral', 'negative'), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(heights, fc.integer({ min: 60, max: 400 }), (reactions, step) => {
        const points = reactions.map((reaction, index): Point => [index * step, LEVELS[reaction]]);
        const curve = smoothCurve(points);
        expect(curve.map((cubic) => cubic[2])).toEqual(points.slice(1));
        curve.forEach((cubic, index) => {
          const [from, to] = [points[index]!, points[index + 1]!];
          let before = from;
          for (let share = 0.1; share < 1; share += 0.1) {
            const now = at(from, cubic, share);
            expect(now[0]).toBeCloseTo(from[0] + step * share, 6);
            expect((now[1] - before[1]) * Math.sign(to[1] - from[1])).toBeGreaterThanOrEqual(
              to[1] === from[1] ? -0 : -1e-9,
            );
            expect(now[1]).toBeGreaterThanOrEqual(Math.min(from[1], to[1]) - 1e-9);
            expect(now[1]).toBeLessThanOrEqual(Math.max(from[1], to[1]) + 1e-9);
            before = now;
          }
          const next = curve[index + 1];
          if (next) {
            const [end, begin] = [to[1] - cubic[1][1], next[0][1] - to[1]];
            expect(end).toBeCloseTo(begin, 6);
          }
        });
      }),
      { seed: 81, numRuns: 60 },
    );
  });

  it('[SC-82] stops in front of a break with a crack; what lies behind is dotted, dimmed, and says so', () => {
    const steps = stepsOf(
      chain({ a: { reaction: 'positive' }, b: { reaction: 'positive' }, c: { reaction: 'negative' } }),
    );
    expect(steps.map(({ breaks, behind }) => [breaks, behind])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [false, true],
    ]);
    const { shapes, points } = layOutCurve(steps, 800);
    const warning = paths(shapes).filter((path) => path.stroke === 'negative' && path.strokeWidth === 2.5);
    expect(warning).toHaveLength(1);
    const end = Number(/(-?[\d.]+) -?[\d.]+$/.exec(warning[0]!.d)?.[1]);
    expect(points[2]!.x - end).toBeGreaterThan(30);
    // The zig-zag in the gap and the open ring around the mark.
    expect(
      paths(shapes).filter((path) => path.stroke === 'negative' && path.strokeWidth === 2 && !path.fill),
    ).toHaveLength(2);
    expect(paths(shapes).filter((path) => path.stroke === 'faint' && path.dash)).toHaveLength(1);
    expect(texts(shapes).find(({ text }) => text === 'Touch d')?.ink).toBe('soft');
    const mended = layOutCurve(withReaction(steps, 'c', 'neutral'), 800);
    expect(paths(mended.shapes).filter((path) => path.stroke === 'negative')).toEqual([]);
  });

  it('[SC-82] is parted where nothing leads on, also where a touch between two was removed', () => {
    const parted = stepsOf(chain({}, ['ab', 'cd']));
    expect(parted.map(({ leadsOn }) => leadsOn)).toEqual([true, false, true, true]);
    expect(words(layOutCurve(parted, 800).shapes)).toContain('no link');
    const map = chain({});
    const less = {
      ...map,
      touchpoints: map.touchpoints.filter(({ id }) => id !== 'b'),
      transitions: map.transitions.slice(2),
    };
    const left = stepsOf(less);
    expect(left.map(({ touchpoint }) => touchpoint.id)).toEqual(['a', 'c', 'd']);
    expect(left.map(({ leadsOn }) => leadsOn)).toEqual([false, true, true]);
  });

  it('[SC-83] fills its width, or runs on beyond it; labels have two lines that fit their column', () => {
    const label = 'Question to a consultant in the online form of the clinic, answered by hand';
    const steps = stepsOf(chain({ b: { label } }));
    for (const width of [320, 640, 1200]) {
      const { step, shapes, width: whole } = layOutCurve(steps, width);
      expect(step).toBe(Math.max(LEAST_STEP, width / 4));
      expect(whole).toBe(Math.max(width, 4 * LEAST_STEP));
      const lines = texts(shapes).filter((text) => text.weight === 600 && text.size === 12 && text.x === step * 1.5);
      expect(lines.length).toBeLessThanOrEqual(2);
      if (width < 1200) expect(lines.at(-1)?.text.endsWith('…')).toBe(true);
      for (const { text, size, weight } of lines)
        expect(measureText(text, size, weight)).toBeLessThanOrEqual(step - 16);
    }
    expect(layOutCurve([], 500)).toMatchObject({ width: 500, points: [] });
  });

  it('[SC-84] shows both heights where customers and team rate differently, each with its letter', () => {
    const rating = (side: Rating['side'], reaction: Reaction, by: string): Rating => ({ by, side, reaction });
    const split = [
      rating('customer', 'negative', 'x'),
      rating('company', 'positive', 'y'),
      rating('company', 'positive', 'z'),
    ];
    const agreed = [rating('customer', 'neutral', 'x'), rating('company', 'neutral', 'y')];
    const steps = stepsOf(chain({ b: { ratings: split }, c: { ratings: agreed } }));
    expect(steps.map(({ sides }) => sides)).toEqual([null, { customer: 'negative', company: 'positive' }, null, null]);
    expect(steps.map(({ disputed }) => disputed)).toEqual([false, true, false, false]);
    const letters = texts(layOutCurve(steps, 800).shapes).filter(({ text }) => text === 'C' || text === 'T');
    expect(letters.map(({ text, y }) => [text, y - 3.5])).toEqual([
      ['C', LEVELS.negative],
      ['T', LEVELS.positive],
    ]);
  });
});
