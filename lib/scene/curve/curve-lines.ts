import type { Reaction } from '../../model/types';
import type { Cubic, Ink, Point, Shape } from '../types';
import { partOf, smoothCurve } from './smooth-curve';
import type { CurveStep } from './types';

/** Room that a line leaves in front of the mark of a break, and where in it the zig-zag stands, in pixels. */
const BREAK_ROOM = 38;
const CRACK_AT = 26;
/** How much of a line is left at both ends where nothing leads on. */
const STUB = 0.28;
const RING = 15.5;

/** The line from step to step: broken in front of a break, faint behind it, dashed where a reaction is not known. */
export function curveLines(steps: readonly CurveStep[], points: readonly Point[]): Shape[] {
  return smoothCurve(points).flatMap((cubic, index): Shape[] => {
    const [from, one, next] = [points[index]!, steps[index]!, steps[index + 1]!];
    const wide = cubic[2][0] - from[0];
    const behind = one.behind || one.breaks;
    const ink: Ink = behind ? 'faint' : next.breaks && one.leadsOn ? 'negative' : 'edge';
    const dash = behind ? [0.1, 6] : one.reaction === null || next.reaction === null ? [5, 6] : undefined;
    const line = (start: number, end: number): Shape => ({
      kind: 'path',
      d: pathOf(partOf(from, cubic, start, end)),
      stroke: ink,
      strokeWidth: behind ? 2 : 2.5,
      round: true,
      ...(dash && { dash }),
    });
    if (!one.leadsOn) return [line(0, STUB), line(1 - STUB, 1), ...noLink(middleOf(from, cubic))];
    if (!next.breaks) return [line(0, 1)];
    const crack = partOf(from, cubic, 0, 1 - CRACK_AT / wide).cubic[2];
    return [line(0, 1 - BREAK_ROOM / wide), zigZag(crack)];
  });
}

/** A ring around the mark of a touch that breaks the chain, open at the upper right and the lower left. */
export function breakRing(x: number, y: number): Shape {
  const at = (turn: number): string => {
    const angle = turn * 2 * Math.PI;
    return `${round(x + RING * Math.cos(angle))} ${round(y + RING * Math.sin(angle))}`;
  };
  const arc = (from: number, to: number): string => `M${at(from)}A${RING} ${RING} 0 0 1 ${at(to)}`;
  return {
    kind: 'path',
    d: arc(-0.08, 0.33) + arc(0.42, 0.83),
    stroke: 'negative',
    strokeWidth: 2,
    round: true,
  };
}

/** Where customers and team don't agree: both heights, joined, each with its letter. */
export function sideShapes({ sides }: CurveStep, x: number, levels: Readonly<Record<Reaction, number>>): Shape[] {
  if (!sides) return [];
  const [customer, company] = [levels[sides.customer], levels[sides.company]];
  return [
    { kind: 'path', d: `M${x + 26} ${customer}V${company}`, stroke: 'faint', strokeWidth: 1.5 },
    ...badge('C', x + 26, customer),
    ...badge('T', x + 26, company),
  ];
}

function badge(letter: string, x: number, y: number): Shape[] {
  const d = `M${x - 8} ${y}A8 8 0 1 1 ${x + 8} ${y}A8 8 0 1 1 ${x - 8} ${y}Z`;
  return [
    { kind: 'path', d, fill: 'surface', stroke: 'faint', strokeWidth: 1.25 },
    { kind: 'text', x, y: y + 3.5, text: letter, size: 10, weight: 600, ink: 'soft', anchor: 'middle' },
  ];
}

function noLink([x, y]: Point): Shape[] {
  return [
    { kind: 'path', d: `M${round(x - 22)} ${y - 9}H${round(x + 22)}V${y + 9}H${round(x - 22)}Z`, fill: 'surface' },
    { kind: 'text', x, y: y + 4, text: 'no link', size: 11, weight: 500, ink: 'soft', anchor: 'middle' },
  ];
}

/** The same zig-zag that stands in the gap before a breaking card. */
function zigZag([x, y]: Point): Shape {
  const d = `M${round(x - 4)} ${round(y - 10)}L${round(x + 4)} ${round(y - 3.5)}L${round(x - 4)} ${round(y + 3.5)}L${round(x + 4)} ${round(y + 10)}`;
  return { kind: 'path', d, stroke: 'negative', strokeWidth: 2, round: true };
}

function middleOf(from: Point, cubic: Cubic): Point {
  return partOf(from, cubic, 0, 0.5).cubic[2];
}

function pathOf({ from, cubic: [a, b, to] }: { from: Point; cubic: Cubic }): string {
  return `M${pair(from)}C${pair(a)} ${pair(b)} ${pair(to)}`;
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
