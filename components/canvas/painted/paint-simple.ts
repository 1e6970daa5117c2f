import { breaksChain } from '@/lib/scene/card';
import type { Box, Ink } from '@/lib/scene/types';
import type { CardRecord, LineRecord } from '../elements';
import type { InkValues } from './inks';
import { type LineLook, lineLook } from './line-looks';

/** Below so many screen pixels of width a card is two plain rectangles, without corners and marks. */
const PLAIN_WIDTH = 40;
/** A break is seen however far away: it is painted at least so large, in screen pixels. */
const BREAK_LEAST = { width: 4, height: 3 } as const;
/** Where cards are a few pixels large, lines step back behind them. */
const CROWDED_ZOOM = 0.12;
const CORNER = 12;

type Context = CanvasRenderingContext2D;

/** Paints lines, those that look alike in one go. The context's unit is a canvas pixel. */
export function paintSimpleLines(context: Context, lines: Iterable<LineRecord>, zoom: number, inks: InkValues): void {
  const looks = new Map<LineLook, LineRecord[]>();
  for (const line of lines) {
    const look = lineLook(line);
    const list = looks.get(look);
    if (list) list.push(line);
    else looks.set(look, [line]);
  }
  const crowded = zoom < CROWDED_ZOOM ? 0.6 : 1;
  for (const [look, alike] of [...looks].sort(([a], [b]) => a.order - b.order)) {
    context.globalAlpha = look.ink === 'negative' ? look.alpha : look.alpha * crowded;
    context.strokeStyle = inks[look.ink];
    context.lineWidth = Math.max(look.width, look.least / zoom);
    context.beginPath();
    for (const { course } of alike) {
      const { from, curves } = course.route;
      context.moveTo(from[0], from[1]);
      for (const [c1, c2, to] of curves) context.bezierCurveTo(c1[0], c1[1], c2[0], c2[1], to[0], to[1]);
    }
    context.stroke();
  }
  context.globalAlpha = 1;
}

interface CardLook {
  readonly fill: Ink;
  readonly edge: Ink;
  readonly alpha: number;
  readonly breaks: boolean;
}

function cardLook({ data: { state, tried } }: CardRecord): CardLook {
  if (tried) return { fill: 'positive-bg', edge: 'positive', alpha: 1, breaks: false };
  if (breaksChain({ state })) return { fill: 'negative-bg', edge: 'negative', alpha: 1, breaks: true };
  const alpha = state.cutOff || !state.reachable ? 0.5 : 1;
  return { fill: state.reaction ? `${state.reaction}-bg` : 'surface', edge: 'faint', alpha, breaks: false };
}

/** Paints cards in the colours of their reactions, breaks last and loudest; frames as mere edges, first. */
export function paintSimpleCards(
  context: Context,
  cards: readonly (readonly [CardRecord, Box])[],
  zoom: number,
  inks: InkValues,
): void {
  const broken: (readonly [CardRecord, Box])[] = [];
  const plain = 240 * zoom < PLAIN_WIDTH;
  for (const one of cards) if (one[0].type === 'frame') paintFrame(context, one, zoom, inks);
  for (const one of cards) {
    if (one[0].type === 'frame') continue;
    if (breaksChain(one[0].data)) broken.push(one);
    else if (plain) paintPlain(context, one, zoom, inks);
    else paintRound(context, one, zoom, inks);
  }
  for (const one of broken) {
    if (plain) paintBreak(context, one, zoom, inks);
    else paintRound(context, one, zoom, inks);
  }
  context.globalAlpha = 1;
}

function paintPlain(context: Context, [card, box]: readonly [CardRecord, Box], zoom: number, inks: InkValues): void {
  const look = cardLook(card);
  const edge = 1 / zoom;
  context.globalAlpha = look.alpha;
  context.fillStyle = inks[look.edge];
  context.fillRect(box.x, box.y, box.width, box.height);
  context.fillStyle = inks[look.fill];
  context.fillRect(box.x + edge, box.y + edge, box.width - 2 * edge, box.height - 2 * edge);
}

function paintBreak(context: Context, [, box]: readonly [CardRecord, Box], zoom: number, inks: InkValues): void {
  const width = Math.max(box.width, BREAK_LEAST.width / zoom);
  const height = Math.max(box.height, BREAK_LEAST.height / zoom);
  context.globalAlpha = 1;
  context.fillStyle = inks.negative;
  context.fillRect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
}

function paintRound(context: Context, [card, box]: readonly [CardRecord, Box], zoom: number, inks: InkValues): void {
  const look = cardLook(card);
  const { x, y, width, height } = box;
  const { state } = card.data;
  const left = state.role === 'start' ? Math.min(44, height / 2) : CORNER;
  context.globalAlpha = look.alpha;
  context.beginPath();
  context.roundRect(x, y, width, height, [left, CORNER, CORNER, left]);
  context.fillStyle = inks[look.fill];
  context.fill();
  context.lineWidth = look.breaks ? Math.max(4, 1.5 / zoom) : Math.max(1.5, 0.75 / zoom);
  context.strokeStyle = inks[look.edge];
  context.stroke();
  if (!state.reaction) return;
  context.fillStyle = inks[state.reaction];
  context.beginPath();
  context.arc(x + width - 29, y + 27, 15, 0, 2 * Math.PI);
  context.fill();
}

function paintFrame(context: Context, [card, box]: readonly [CardRecord, Box], zoom: number, inks: InkValues): void {
  const look = cardLook(card);
  context.globalAlpha = look.alpha;
  context.lineWidth = look.breaks ? Math.max(4, 1.5 / zoom) : Math.max(1.5, 0.75 / zoom);
  context.strokeStyle = inks[look.edge];
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 16);
  context.stroke();
}
