import { cardShapes } from '@/lib/scene/card';
import { frameShapes } from '@/lib/scene/nesting/frame-shapes';
import type { Box, Shape } from '@/lib/scene/types';
import type { CardRecord, LineRecord, TouchpointData } from '../elements';
import type { InkValues } from './inks';
import { paintShapes } from './paint-shapes';
import { paintSimpleCards, paintSimpleLines } from './paint-simple';

/** From this zoom on cards and lines are painted as they are drawn near by, with their text. */
const TEXT_ZOOM = 0.3;

export interface PaintedScene {
  readonly cards: readonly (readonly [CardRecord, Box])[];
  readonly lines: readonly LineRecord[];
}

export interface PaintStyle {
  readonly inks: InkValues;
  /** The page's family of type. */
  readonly font: string;
}

/** Paints cards and lines into a context whose unit is a canvas pixel: as much of them as can be seen at this zoom. */
export function paintScene(
  context: CanvasRenderingContext2D,
  { cards, lines }: PaintedScene,
  zoom: number,
  { inks, font }: PaintStyle,
): void {
  if (zoom < TEXT_ZOOM) {
    paintSimpleLines(context, lines, zoom, inks);
    paintSimpleCards(context, cards, zoom, inks);
    return;
  }
  const whole = (one: readonly [CardRecord, Box]): void => {
    const [card, { x, y, width, height }] = one;
    context.translate(x, y);
    paintShapes(context, shapesOf(card, width, height), inks, font);
    context.translate(-x, -y);
  };
  for (const one of cards) if (one[0].type === 'frame') whole(one);
  for (const { drawing } of lines) paintShapes(context, drawing.line, inks, font);
  for (const { drawing } of lines) paintShapes(context, drawing.label, inks, font);
  for (const one of cards) if (one[0].type === 'touchpoint') whole(one);
}

/** What a card is drawn of, as long as it looks the same. A frame may change its size without changing its look. */
const drawn = new WeakMap<TouchpointData, { readonly of: string; readonly shapes: readonly Shape[] }>();

function shapesOf({ type, data }: CardRecord, width: number, height: number): readonly Shape[] {
  const of = `${type} ${width} ${height}`;
  const known = drawn.get(data);
  if (known?.of === of) return known.shapes;
  const { touchpoint, state, restores, tried, parts } = data;
  const shapes =
    type === 'frame'
      ? frameShapes({ touchpoint, state, tried, parts, width, height, free: 0 })
      : cardShapes({ touchpoint, state, tried, parts, ...(restores !== undefined && { restores }) });
  drawn.set(data, { of, shapes });
  return shapes;
}
