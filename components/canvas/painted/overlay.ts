import { meets } from '@/lib/scene/grid-index';
import type { Box } from '@/lib/scene/types';
import type { EditorState } from '../../store/types';
import type { CanvasView } from '../canvas-model';
import type { CardRecord, LineRecord } from '../elements';
import { litPath } from '../nesting/lit-path';
import type { InkValues } from './inks';
import { type PaintedScene, type PaintStyle, paintScene } from './paint-scene';

/** What is painted over the tiles, because it changes more often than they do. */
export interface Overlay {
  /** Held elsewhere by a drag. */
  readonly moved: PaintedScene;
  /** Lit by a path, while the rest fades; null when nothing is. */
  readonly lit: PaintedScene | null;
  readonly selected: { readonly boxes: readonly Box[]; readonly lines: readonly LineRecord[] };
  /** The step of a walk that one is at. */
  readonly here: Box | null;
}

type State = Pick<EditorState, 'selection' | 'walk' | 'highlight' | 'map' | 'shown'>;

export function overlayOf({ selection, walk, highlight, map, shown }: State, view: CanvasView): Overlay {
  const { cards, boxes, lines, moved } = view;
  const path = (walk ?? highlight)?.path ?? null;
  const lit = path === null ? null : litPath(path, map.transitions, shown);
  const here = walk?.path[walk.at];
  return {
    moved: {
      cards: pairs(moved.boxes.keys(), cards, boxes),
      lines: [...moved.lines.values()],
    },
    lit: lit && {
      cards: pairs(lit.touchpoints, cards, boxes),
      lines: lit.lines.flatMap((id) => lines.get(id) ?? []),
    },
    selected: {
      boxes: [...selection.touchpoints].flatMap((id) => boxes.get(id) ?? []),
      lines: [...selection.transitions].flatMap((id) => lines.get(id) ?? []),
    },
    here: here === undefined ? null : (boxes.get(shown.standIn(here) ?? here) ?? null),
  };
}

export function isEmpty({ moved, lit, selected }: Overlay): boolean {
  return moved.cards.length === 0 && !lit && selected.boxes.length === 0 && selected.lines.length === 0;
}

/** The width of rings, and the room between a card and its ring, in screen pixels. */
const RING = { width: 2, gap: 2 } as const;

/** Paints it into a context whose unit is a canvas pixel. `area`: what is in sight. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  { moved, lit, selected, here }: Overlay,
  area: Box,
  zoom: number,
  style: PaintStyle,
): void {
  if (lit) paintScene(context, inSight(lit, area), zoom, style);
  paintScene(context, inSight(moved, area), zoom, style);
  const chosen = selected.lines.filter(({ course }) => meets(course.bounds, area));
  if (chosen.length > 0) {
    paintRings(context, chosen, zoom, style.inks);
    paintScene(context, { cards: [], lines: chosen }, zoom, style);
  }
  context.strokeStyle = style.inks.focus;
  context.lineWidth = RING.width / zoom;
  for (const box of selected.boxes) ring(context, box, area, RING.gap / zoom);
  if (!here) return;
  context.lineWidth = (2 * RING.width) / zoom;
  ring(context, here, area, (2 * RING.gap) / zoom);
}

function paintRings(
  context: CanvasRenderingContext2D,
  lines: readonly LineRecord[],
  zoom: number,
  inks: InkValues,
): void {
  context.globalAlpha = 0.35;
  context.strokeStyle = inks.focus;
  context.lineWidth = Math.max(10, 5 / zoom);
  context.lineCap = 'round';
  context.beginPath();
  for (const { course } of lines) {
    course.points.forEach(([x, y], index) => {
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
  }
  context.stroke();
  context.globalAlpha = 1;
  context.lineCap = 'butt';
}

function ring(context: CanvasRenderingContext2D, { x, y, width, height }: Box, area: Box, gap: number): void {
  if (!meets({ x, y, width, height }, area)) return;
  context.strokeRect(x - gap, y - gap, width + 2 * gap, height + 2 * gap);
}

function inSight({ cards, lines }: PaintedScene, area: Box): PaintedScene {
  return {
    cards: cards.filter(([, box]) => meets(box, area)),
    lines: lines.filter(({ course }) => meets(course.bounds, area)),
  };
}

function pairs(
  ids: Iterable<string>,
  cards: ReadonlyMap<string, CardRecord>,
  boxes: ReadonlyMap<string, Box>,
): (readonly [CardRecord, Box])[] {
  const found: (readonly [CardRecord, Box])[] = [];
  for (const id of ids) {
    const [card, box] = [cards.get(id), boxes.get(id)];
    if (card && box) found.push([card, box]);
  }
  return found;
}
