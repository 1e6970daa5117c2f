import type { JourneyMap, Transition } from '../../model/types';
import { outlinePath } from '../card-outline';
import { fitText } from '../layout-text';
import { RADIUS, TYPE } from '../tokens';
import type { Box, Shape } from '../types';

/** A touchpoint outside of what is drawn, by name alone: where a line comes from, or leads to. */
export interface Stub {
  /** No touchpoint can have it. */
  readonly key: string;
  readonly touchpoint: string;
  readonly label: string;
  readonly box: Box;
}

export interface Stubs {
  readonly stubs: readonly Stub[];
  /** The crossing transitions, with stubs as their outer ends. */
  readonly transitions: readonly Transition[];
  /** What stands below either column where there are too many to name. */
  readonly more: readonly { readonly box: Box; readonly label: string }[];
}

const SIZE = { width: 200, height: 30 } as const;
const AWAY = 96;
const STEP = SIZE.height + 14;
/** On each side; the rest is counted. */
const MOST = 24;

/**
 * Names of the touchpoints that the drawn ones are connected with: those that lead in on the left, those that are led to
 * on the right, each about as high as what it belongs to.
 * @param boxes of what is drawn
 */
export function placeStubs(
  map: JourneyMap,
  crossing: readonly Transition[],
  boxes: ReadonlyMap<string, Box>,
  extent: Box,
): Stubs {
  const labels = new Map(map.touchpoints.map(({ id, label }) => [id, label]));
  const inside = ({ source }: Transition): boolean => boxes.has(source);
  const sides = [
    { sign: '<', x: extent.x - AWAY - SIZE.width, lines: crossing.filter((one) => !inside(one)) },
    { sign: '>', x: extent.x + extent.width + AWAY, lines: crossing.filter(inside) },
  ];
  const stubs: Stub[] = [];
  const more: { box: Box; label: string }[] = [];
  for (const { sign, x, lines } of sides) {
    const heights = new Map<string, number[]>();
    for (const { source, target } of lines) {
      const [outer, inner] = sign === '<' ? [source, target] : [target, source];
      const box = boxes.get(inner);
      if (!box) continue;
      const known = heights.get(outer);
      const middle = box.y + box.height / 2;
      if (known) known.push(middle);
      else heights.set(outer, [middle]);
    }
    const wanted = [...heights]
      .map(([touchpoint, all]) => ({
        touchpoint,
        y: all.reduce((sum, y) => sum + y, 0) / all.length - SIZE.height / 2,
      }))
      .sort((a, b) => a.y - b.y || (a.touchpoint < b.touchpoint ? -1 : 1));
    let free = Number.NEGATIVE_INFINITY;
    for (const { touchpoint, y } of wanted.slice(0, MOST)) {
      const box = { x, y: Math.round(Math.max(y, free)), ...SIZE };
      free = box.y + STEP;
      stubs.push({ key: sign + touchpoint, touchpoint, label: labels.get(touchpoint) ?? '', box });
    }
    const rest = wanted.length - MOST;
    if (rest > 0) more.push({ box: { x, y: free, ...SIZE }, label: `and ${rest} more` });
  }
  const keys = new Set(stubs.map(({ key }) => key));
  const transitions = crossing.flatMap((one) => {
    const line = inside(one) ? { ...one, target: `>${one.target}` } : { ...one, source: `<${one.source}` };
    return keys.has(line.source) || keys.has(line.target) ? [line] : [];
  });
  return { stubs, transitions, more };
}

/** The drawing of one, at its place. */
export function stubShapes({ box, label }: Pick<Stub, 'box' | 'label'>, framed: boolean): Shape {
  const { width, height } = SIZE;
  const corners = { left: RADIUS.lg, right: RADIUS.lg };
  const text = fitText(label.replace(/\s+/g, ' ').trim() || ' ', width - 24, TYPE.small.size, 500);
  const ground: Shape = {
    kind: 'path',
    d: outlinePath(width, height, corners),
    fill: 'paper',
    stroke: 'line',
    strokeWidth: 1.25,
  };
  return {
    kind: 'group',
    x: box.x,
    y: box.y,
    shapes: [
      ...(framed ? [ground] : []),
      { kind: 'text', x: 12, y: 19.5, text, size: TYPE.small.size, weight: 500, ink: 'soft' },
    ],
  };
}
