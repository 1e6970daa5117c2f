import { hullOf } from '../../scene/hull';
import { measureText } from '../../scene/layout-text';
import type { Box, Shape } from '../../scene/types';

type PathShape = Extract<Shape, { kind: 'path' }>;
type TextShape = Extract<Shape, { kind: 'text' }>;
type Spot = readonly [x: number, y: number];

/** A curve is taken apart into so many pieces, so that the boxes of a long one don't cover half a map. */
const PIECES = 16;
const TOKENS = /[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g;
const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, A: 7, Z: 0 };

/** Boxes that together hold all that is drawn of a shape; `x` and `y` are where its origin lies. */
export function boxesOfShape(shape: Shape, x = 0, y = 0): Box[] {
  if (shape.kind === 'group') return shape.shapes.flatMap((part) => boxesOfShape(part, x + shape.x, y + shape.y));
  if (shape.kind === 'text') return [boxOfText(shape, x, y)];
  return boxesOfPath(shape, x, y);
}

function boxOfText({ x, y, text, size, weight, anchor, spacing = 0 }: TextShape, dx: number, dy: number): Box {
  // Other fonts than Inter may be wider than their estimate.
  const width = 1.2 * measureText(text, size, weight) + text.length * spacing + size;
  const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : size / 4);
  return { x: dx + left, y: dy + y - 1.2 * size, width: width + size / 4, height: 1.7 * size };
}

function boxesOfPath({ d, fill, stroke, strokeWidth = 1 }: PathShape, dx: number, dy: number): Box[] {
  const boxes: Box[] = [];
  // Half the stroke, and the tips of mitred corners.
  const pad = stroke === undefined ? 0 : strokeWidth * 2;
  const add = (a: Spot, b: Spot, more: number): void => {
    const reach = pad + more;
    boxes.push({
      x: dx + Math.min(a[0], b[0]) - reach,
      y: dy + Math.min(a[1], b[1]) - reach,
      width: Math.abs(a[0] - b[0]) + 2 * reach,
      height: Math.abs(a[1] - b[1]) + 2 * reach,
    });
  };
  walkPath(
    d,
    (from, c1, c2, to) => {
      // How far a piece of a cubic curve may leave its chord: the bound by its second derivative.
      const bend = Math.max(bendOf(from, c1, c2), bendOf(c1, c2, to));
      const off = (6 * bend) / (8 * PIECES * PIECES);
      let last = from;
      for (let i = 1; i <= PIECES; i++) {
        const next = i === PIECES ? to : cubicAt(from, c1, c2, to, i / PIECES);
        add(last, next, off);
        last = next;
      }
    },
    add,
  );
  if (fill === undefined) return boxes;
  const whole = hullOf(boxes);
  return whole ? [whole] : [];
}

function bendOf(a: Spot, b: Spot, c: Spot): number {
  return Math.hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1]);
}

function cubicAt(a: Spot, b: Spot, c: Spot, d: Spot, t: number): Spot {
  const s = 1 - t;
  const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0], wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1]];
}

/** Goes along the path data that scenes are made of: M, L, H, V, C, A and Z, also relative. */
function walkPath(
  d: string,
  curve: (from: Spot, c1: Spot, c2: Spot, to: Spot) => void,
  arc: (from: Spot, to: Spot, reach: number) => void,
): void {
  const tokens = d.match(TOKENS) ?? [];
  let [at, start]: [Spot, Spot] = [
    [0, 0],
    [0, 0],
  ];
  const line = (to: Spot): void => {
    curve(at, at, to, to);
    at = to;
  };
  let command = '';
  for (let i = 0; i < tokens.length; ) {
    if (/[a-zA-Z]/.test(tokens[i]!)) command = tokens[i++]!;
    const kind = command.toUpperCase();
    const count = ARGUMENTS[kind];
    if (count === undefined) throw new Error(`paths of a picture have no command ${command}`);
    const [ox, oy]: Spot = command === kind ? [0, 0] : at;
    const n = tokens.slice(i, i + count).map(Number);
    i += count;
    if (kind === 'Z') line(start);
    else if (kind === 'H') line([ox + n[0]!, at[1]]);
    else if (kind === 'V') line([at[0], oy + n[0]!]);
    else if (kind === 'L') line([ox + n[0]!, oy + n[1]!]);
    else if (kind === 'M') {
      at = [ox + n[0]!, oy + n[1]!];
      start = at;
      command = command === 'M' ? 'L' : 'l';
    } else if (kind === 'C') {
      const to: Spot = [ox + n[4]!, oy + n[5]!];
      curve(at, [ox + n[0]!, oy + n[1]!], [ox + n[2]!, oy + n[3]!], to);
      at = to;
    } else {
      const to: Spot = [ox + n[5]!, oy + n[6]!];
      arc(at, to, 2 * Math.max(Math.abs(n[0]!), Math.abs(n[1]!)) + Math.hypot(to[0] - at[0], to[1] - at[1]));
      at = to;
    }
  }
}
