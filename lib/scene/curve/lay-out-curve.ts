import type { Reaction } from '../../model/types';
import { faceShapes, REACTION_WORDS } from '../faces';
import { layoutText } from '../layout-text';
import type { Point, Shape } from '../types';
import { breakRing, curveLines, sideShapes } from './curve-lines';
import type { CurveLayout, CurvePoint, CurveStep } from './types';

/** Height of a curve with its labels, in pixels. */
export const CURVE_HEIGHT = 196;
/** No column is narrower: a label of two lines can be read there. */
export const LEAST_STEP = 132;
/** Heights of the reactions; what is not rated is shown hollow at the middle one, since nobody knows. */
export const LEVELS: Readonly<Record<Reaction, number>> = { positive: 26, neutral: 70, negative: 114 };
const LABEL = { size: 12, weight: 600, lineHeight: 16, maxLines: 2, top: 152 } as const;
const WORD = { size: 12, lineHeight: 16 } as const;
/** Room beside a label, in its column. */
const SIDE = 8;

/** The height at which a reaction stands. */
export function levelOf(reaction: Reaction | null): number {
  return LEVELS[reaction ?? 'neutral'];
}

/** The reaction whose height is nearest. */
export function nearestReaction(y: number): Reaction {
  return (['positive', 'neutral', 'negative'] as const).reduce((best, one) =>
    Math.abs(LEVELS[one] - y) < Math.abs(LEVELS[best] - y) ? one : best,
  );
}

/**
 * An emotion curve: the touches of a chain from left to right, each at the height of its reaction, in columns of equal
 * width that fill `width` where they have the room, and run on beyond it where not.
 */
export function layOutCurve(steps: readonly CurveStep[], width: number): CurveLayout {
  const step = Math.max(LEAST_STEP, steps.length === 0 ? 0 : width / steps.length);
  const points = steps.map(
    ({ touchpoint, reaction }, index): CurvePoint => ({
      id: touchpoint.id,
      x: round(step * (index + 0.5)),
      y: levelOf(reaction),
    }),
  );
  const whole = Math.max(width, step * steps.length);
  const shapes: Shape[] = [
    ...Object.values(LEVELS).map(
      (y): Shape => ({ kind: 'path', d: `M0 ${y}H${round(whole)}`, stroke: 'line', strokeWidth: 1 }),
    ),
    ...curveLines(
      steps,
      points.map(({ x, y }): Point => [x, y]),
    ),
    ...steps.flatMap((one, index) => markShapes(one, points[index]!)),
    ...steps.flatMap((one, index) => labelShapes(one, points[index]!.x, step)),
  ];
  return { width: round(whole), height: CURVE_HEIGHT, step, points, shapes };
}

function markShapes(step: CurveStep, { x, y }: CurvePoint): Shape[] {
  const ground: Shape = { kind: 'path', d: disc(x, y, 13), fill: 'surface' };
  return [
    ...sideShapes(step, x, LEVELS),
    ground,
    ...(step.breaks ? [breakRing(x, y)] : []),
    ...faceShapes(step.reaction, x - 12, y - 12, step.behind && !step.breaks),
  ];
}

function labelShapes(
  { touchpoint, reaction, breaks, brokenInside, behind }: CurveStep,
  x: number,
  step: number,
): Shape[] {
  const label = touchpoint.label.trim() || 'No label';
  const { lines } = layoutText(label, { ...LABEL, width: step - 2 * SIDE });
  const word = REACTION_WORDS[reaction ?? 'none'];
  const said = breaks ? (brokenInside ? 'broken inside' : `${word} · breaks`) : behind ? `${word} · no one here` : word;
  const under = LABEL.top + lines.length * LABEL.lineHeight;
  const quiet = behind && !breaks;
  return [
    ...lines.map(
      (text, line): Shape => ({
        kind: 'text',
        x,
        y: LABEL.top + line * LABEL.lineHeight,
        text,
        size: LABEL.size,
        weight: LABEL.weight,
        ink: quiet ? 'soft' : 'ink',
        anchor: 'middle',
      }),
    ),
    {
      kind: 'text',
      x,
      y: under,
      text: said,
      size: WORD.size,
      weight: 500,
      ink: breaks ? 'negative' : quiet || reaction === null ? 'soft' : reaction,
      anchor: 'middle',
    },
  ];
}

function disc(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}A${radius} ${radius} 0 1 1 ${x + radius} ${y}A${radius} ${radius} 0 1 1 ${x - radius} ${y}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
