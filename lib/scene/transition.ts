import { outlinePath } from './card-outline';
import { circle } from './faces';
import { flowWidth } from './flow-width';
import { formatShare } from './format-count';
import { layoutText } from './layout-text';
import {
  middleOf,
  pair,
  pointsOf,
  round,
  routeLoop,
  routePath,
  routeTransition,
  shortenEnd,
  shortenStart,
} from './route';
import { TYPE } from './tokens';
import type { Box, Ink, Point, Route, Shape, TransitionDrawing, TransitionInput } from './types';

/** The line of a doomed transition stops this far before a breaking card; the crack stands within the gap. */
const BREAK_GAP = 30;
const CRACK_AT = 20;
const ARROW = { length: 10, half: 4.5 } as const;
/** Half the size of the largest mark at an end of a line. */
const END_MARK = 11;
const LABEL = { size: TYPE.small.size, weight: 500, lineHeight: TYPE.small.line, width: 150, maxLines: 3 } as const;

type End = 'arrow' | 'crack' | 'bar';

interface Look {
  readonly ink: Ink;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly end: End;
  /** A bar across the beginning: nobody enters here. */
  readonly closed?: boolean;
  readonly double?: boolean;
  readonly opacity?: number;
}

/** How a transition is drawn: by its state, and as wide as the flow of customers where that is shown. */
function lookOf(input: TransitionInput): Look {
  const look = stateLook(input);
  if (input.flow === undefined) return look;
  const width = flowWidth(input.flow);
  return { ...look, width, ...(look.dash && { dash: [0.1, Math.max(6, width * 1.8)] }) };
}

function stateLook({ state, targetBreaks }: TransitionInput): Look {
  switch (state.state) {
    case 'intact':
      return { ink: 'edge', width: 2, end: 'arrow' };
    case 'doomed':
      return { ink: 'negative', width: 2, end: targetBreaks ? 'crack' : 'arrow' };
    case 'cut-off':
      return { ink: 'faint', width: 1.75, dash: [0.1, 6], end: 'arrow' };
    case 'handover':
      return { ink: 'edge', width: 1.5, end: 'arrow', double: true };
    case 'leads-nowhere':
      return { ink: 'faint', width: 1.25, end: 'bar' };
    case 'unreachable':
      return { ink: 'faint', width: 1.25, end: 'arrow', closed: true };
    case 'ignored':
      return { ink: 'faint', width: 1, end: 'arrow', opacity: 0.55 };
  }
}

/** Draws a transition on the canvas. A transition to itself is a loop; any boxes will do, also overlapping ones. */
export function drawTransition(input: TransitionInput): TransitionDrawing {
  const { transition, source, target } = input;
  const loop = transition.source === transition.target;
  const route = input.route ?? (loop ? routeLoop(source, input.lane) : routeTransition(source, target, input.lane));
  const look = lookOf(input);
  const middle = middleOf(look.end === 'crack' ? shortenEnd(route, BREAK_GAP) : route);
  const shapes = [...lineShapes(route, look), ...kindShapes(route, input, look)];
  const room = loop ? LABEL.width : Math.abs(route.to[0] - route.from[0]) - 32;
  const line = look.opacity === undefined ? shapes : [group(shapes, look.opacity)];
  const label = labelOf(input, middle, room);
  return {
    shapes: [...line, ...label.shapes],
    line,
    label: label.shapes,
    bounds: boundsOf(route, middle, label),
    d: routePath(route),
    labelX: round(middle[0]),
    labelY: round(middle[1]),
    from: route.from,
    to: route.to,
  };
}

/** The curve, sampled, with room for its end marks, and the label's box. */
function boundsOf(route: Route, [x, y]: Point, label: LabelDrawing): Box {
  const steps = pointsOf(route, 12);
  const xs = [...steps.map((point) => point[0]), x - label.width / 2, x + label.width / 2];
  const ys = [...steps.map((point) => point[1]), y - label.height / 2, y + label.height / 2];
  const left = Math.min(...xs) - END_MARK;
  const top = Math.min(...ys) - END_MARK;
  return { x: left, y: top, width: Math.max(...xs) + END_MARK - left, height: Math.max(...ys) + END_MARK - top };
}

function group(shapes: readonly Shape[], opacity: number): Shape {
  return { kind: 'group', x: 0, y: 0, opacity, shapes };
}

/** A wide line has a head that is wider still. */
function headScale({ double, width }: Look): number {
  return double ? 1.35 : Math.max(1, (width / 2 + 4) / ARROW.half);
}

function lineShapes(route: Route, look: Look): Shape[] {
  const { ink, width } = look;
  const head = headScale(look);
  const gap = look.end === 'crack' ? BREAK_GAP : look.end === 'arrow' ? ARROW.length * (look.double ? 1 : head) - 2 : 4;
  const line = shortenEnd(look.closed ? shortenStart(route, 5) : route, gap);
  const d = routePath(line);
  const stroke = { kind: 'path', d, stroke: ink, strokeWidth: width } as const;
  const shapes: Shape[] = look.double
    ? [
        { ...stroke, strokeWidth: 6 },
        { ...stroke, stroke: 'paper', strokeWidth: 6 - 2 * width },
      ]
    : [look.dash ? { ...stroke, dash: look.dash, round: true } : stroke];
  if (look.end === 'arrow') shapes.push(arrowHead(route, ink, head));
  if (look.end === 'crack') shapes.push(crack(route));
  if (look.end === 'bar') shapes.push(bar(along(route.to, route.arrives, -4), route.arrives, ink, 5));
  if (look.closed) shapes.push(bar(along(route.from, route.leaves, 5), route.leaves, ink, 5));
  return shapes;
}

/** Start and final links carry a mark of their own: a dot where a chain begins, a bar behind the arrow where it ends. */
function kindShapes(route: Route, { state }: TransitionInput, look: Look): Shape[] {
  const kind = state.link;
  const shapes: Shape[] = [];
  if ((kind === 'start' || kind === 'start-final') && !look.closed) {
    const [x, y] = along(route.from, route.leaves, 4);
    shapes.push({
      kind: 'path',
      d: circle(round(x), round(y), Math.max(4, look.width / 2 + 2)),
      fill: look.ink,
      stroke: 'paper',
      strokeWidth: 1.5,
    });
  }
  if ((kind === 'final' || kind === 'start-final') && look.end === 'arrow') {
    const behind = look.double ? ARROW.length : ARROW.length * headScale(look);
    shapes.push(
      bar(along(route.to, route.arrives, -(behind + 4)), route.arrives, look.ink, Math.max(4.5, look.width / 2 + 3), 2),
    );
  }
  return shapes;
}

interface LabelDrawing {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
}

function labelOf({ transition, flow }: TransitionInput, [x, y]: Point, room: number): LabelDrawing {
  // One percentage on a line: the part of all who enter takes the place of the part of those at the source.
  const shown = flow ?? transition.share;
  const share = shown === undefined || flow === 0 ? '' : formatShare(shown);
  const words = transition.label?.trim() ?? '';
  if (words === '' && share === '') return { shapes: [], width: 0, height: 0 };
  const width = Math.max(56, Math.min(LABEL.width, room));
  const lines = words === '' ? [] : [...layoutText(words, { ...LABEL, width }).lines];
  const own = lines.length;
  if (share !== '') lines.push(share);
  const wide = Math.ceil(
    Math.max(...lines.map((line, i) => layoutText(line, { ...LABEL, weight: i < own ? 500 : 600, width: 999 }).width)),
  );
  const high = lines.length * LABEL.lineHeight + 4;
  const shapes: Shape[] = [
    {
      kind: 'group',
      x: round(x),
      y: round(y),
      shapes: [
        {
          kind: 'group',
          x: round(-wide / 2 - 6),
          y: -high / 2,
          shapes: [{ kind: 'path', d: outlinePath(wide + 12, high, { left: 6, right: 6 }), fill: 'paper' }],
        },
        ...lines.map(
          (text, line): Shape => ({
            kind: 'text',
            x: 0,
            y: -high / 2 + 14 + line * LABEL.lineHeight,
            text,
            size: LABEL.size,
            weight: line < own ? LABEL.weight : 600,
            ink: 'soft',
            anchor: 'middle',
          }),
        ),
      ],
    },
  ];
  return { shapes, width: wide + 12, height: high };
}

function along(point: Point, direction: Point, distance: number): Point {
  return [point[0] + direction[0] * distance, point[1] + direction[1] * distance];
}

/** A point given along a direction and across it (to its right hand), from an origin. */
function placed(origin: Point, [dx, dy]: Point, ahead: number, across: number): Point {
  return [origin[0] + dx * ahead - dy * across, origin[1] + dy * ahead + dx * across];
}

/** A filled arrow head whose tip is the end of the route. */
export function arrowHead(route: Route, ink: Ink, scale = 1): Shape {
  const at = (ahead: number, across: number): string =>
    pair(placed(route.to, route.arrives, ahead * scale, across * scale));
  return {
    kind: 'path',
    d: `M${at(-ARROW.length, -ARROW.half)}L${at(0, 0)}L${at(-ARROW.length, ARROW.half)}Z`,
    fill: ink,
  };
}

/** The zig-zag that stands in the gap before a breaking card. */
function crack(route: Route): Shape {
  const points = (
    [
      [-4, -10],
      [4, -3.5],
      [-4, 3.5],
      [4, 10],
    ] as const
  ).map(([ahead, across]) => pair(placed(route.to, route.arrives, ahead - CRACK_AT, across)));
  return { kind: 'path', d: `M${points.join('L')}`, stroke: 'negative', strokeWidth: 2, round: true };
}

function bar(at: Point, direction: Point, ink: Ink, half: number, width = 1.75): Shape {
  const d = `M${pair(placed(at, direction, 0, -half))}L${pair(placed(at, direction, 0, half))}`;
  return { kind: 'path', d, stroke: ink, strokeWidth: width, round: true };
}
