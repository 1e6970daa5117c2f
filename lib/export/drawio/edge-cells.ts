import type { Analysis, TransitionStateResult } from '../../analysis/types';
import type { Transition } from '../../model/types';
import { breaksChain } from '../../scene/card';
import { formatShare } from '../../scene/format-count';
import { layoutText } from '../../scene/layout-text';
import type { Box, Point, Route } from '../../scene/types';
import { STATE_WORDS } from '../state-words';
import type { Cell, Style } from './cell';
import { edgeStyle, type InkOf } from './styles';

const LABEL = { width: 150, size: 12, weight: 500 } as const;
/** The line stops this far before a breaking card. */
const GAP = 18;

export interface EdgeInput {
  readonly transition: Transition;
  readonly state: TransitionStateResult;
  readonly source: Box;
  readonly target: Box;
  readonly route: Route;
  readonly parent: string;
  /** The top left corner of the parent, on the canvas. */
  readonly origin: Point;
  readonly analysis: Analysis;
}

/**
 * A connector that hangs on both its cards, at the places where the picture has it. One that is led round other cards
 * keeps its bends; all others find their way anew when a card is moved.
 */
export function edgeCell(input: EdgeInput, inkOf: InkOf): Cell {
  const { transition, state, source, target, route, parent, origin, analysis } = input;
  const { id, label = '', share } = transition;
  const end = analysis.touchpoints.get(transition.target);
  const stops = state.state === 'doomed' && end !== undefined && breaksChain({ state: end });
  const bends = transition.source === transition.target || route.curves.length > 1 ? bendsOf(route, origin) : [];
  const way: Style = bends.length > 0 ? { curved: 1 } : { edgeStyle: 'orthogonalEdgeStyle', curved: 1 };
  const data: [string, string][] = [
    ['transition', id],
    ['state', STATE_WORDS[state.state]],
    ...(state.link === null ? [] : [['link-kind', state.link] as [string, string]]),
    ...(share === undefined ? [] : [['share', formatShare(share)] as [string, string]]),
  ];
  return {
    id: `e-${id}`,
    parent,
    // Broken into lines here: how wide a label on a line is, draw.io leaves to its text.
    label: [
      ...(label.trim() === '' ? [] : layoutText(label, LABEL).lines),
      share === undefined ? '' : formatShare(share),
    ]
      .filter(Boolean)
      .join('\n'),
    style: {
      ...way,
      ...edgeStyle(state, inkOf),
      ...(stops ? { endArrow: 'cross', endSize: 10 } : {}),
      ...anchor('exit', source, route.from, [0, 0]),
      ...anchor('entry', target, route.to, stops ? [-GAP * route.arrives[0], -GAP * route.arrives[1]] : [0, 0]),
    },
    edge: { source: `t-${transition.source}`, target: `t-${transition.target}`, bends },
    data,
  };
}

/** Where a connector hangs on a card, as a part of its width and height, and pixels away from there. */
function anchor(end: 'exit' | 'entry', box: Box, [x, y]: Point, [dx, dy]: Point): Style {
  const part = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  return {
    [`${end}X`]: part((x - box.x) / (box.width || 1)),
    [`${end}Y`]: part((y - box.y) / (box.height || 1)),
    [`${end}Dx`]: dx,
    [`${end}Dy`]: dy,
    [`${end}Perimeter`]: 0,
  };
}

/** Points through whose middles draw.io draws nearly the same curve. */
function bendsOf({ curves }: Route, [left, top]: Point): Point[] {
  return curves
    .flatMap(([c1, c2, to], i) => (i < curves.length - 1 ? [c1, c2, to] : [c1, c2]))
    .map(([x, y]) => [x - left, y - top]);
}
