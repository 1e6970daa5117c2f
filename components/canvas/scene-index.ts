import { GridIndex, meets } from '@/lib/scene/grid-index';
import { FRAME_HEAD } from '@/lib/scene/nesting/frames';
import type { Box, Point } from '@/lib/scene/types';
import type { CanvasView } from './canvas-model';
import type { LineRecord } from './elements';

/** Marks at the ends of a line, and its label, reach so far beyond its middle line, in canvas pixels. */
const MARKS = 16;
const LABEL = 92;

/** Finds cards and lines by place. It is brought up to date when it is asked, by what differs from the time before. */
export interface SceneIndex {
  /** Ids of the cards and frames that meet `area`. */
  cardsIn(area: Box): string[];
  /** Ids of the lines that may show in `area`: near by, or across it. */
  linesIn(area: Box): string[];
  /** The uppermost card at a point of the canvas, or the frame whose head is there. */
  cardAt(at: Point): string | null;
  /** The line that runs nearest to a point, no further away than `reach` canvas pixels. */
  lineAt(at: Point, reach: number): string | null;
}

export function createSceneIndex(view: () => CanvasView): SceneIndex {
  const cards = new GridIndex();
  const lines = new GridIndex();
  let boxesOf: CanvasView['settled']['boxes'] | null = null;
  let linesOf: CanvasView['settled']['lines'] | null = null;

  const followCards = (): CanvasView => {
    const now = view();
    if (now.settled.boxes !== boxesOf) {
      boxesOf = now.settled.boxes;
      for (const [id, box] of boxesOf) cards.set(id, box);
      drop(cards, boxesOf);
    }
    return now;
  };
  const followLines = (): CanvasView => {
    const now = view();
    if (now.settled.lines !== linesOf) {
      linesOf = now.settled.lines;
      for (const [id, line] of linesOf) lines.set(id, line.course.bounds);
      drop(lines, linesOf);
    }
    return now;
  };
  /** What lies there, live drags included. */
  const searchCards = (area: Box): string[] => {
    const { moved } = followCards();
    const found = cards.search(area);
    if (moved.boxes.size === 0) return found;
    const still = found.filter((id) => !moved.boxes.has(id));
    for (const [id, box] of moved.boxes) if (meets(box, area)) still.push(id);
    return still;
  };
  const searchLines = (area: Box): string[] => {
    const { moved } = followLines();
    const found = lines.search(area);
    if (moved.lines.size === 0) return found;
    const still = found.filter((id) => !moved.lines.has(id));
    for (const [id, line] of moved.lines) if (meets(line.course.bounds, area)) still.push(id);
    return still;
  };

  return {
    cardsIn: searchCards,
    linesIn(area) {
      const near = searchLines(grown(area, LABEL));
      const records = view().lines;
      return near.filter((id) => {
        const line = records.get(id);
        return line !== undefined && shows(line, area);
      });
    },
    cardAt([x, y]) {
      const { cards: records, boxes } = view();
      let head: string | null = null;
      for (const id of searchCards({ x, y, width: 0, height: 0 }).reverse()) {
        if (records.get(id)?.type !== 'frame') return id;
        const box = boxes.get(id);
        if (box && y <= box.y + FRAME_HEAD) head = id;
      }
      return head;
    },
    lineAt(at, reach) {
      const records = view().lines;
      let best: string | null = null;
      let least = reach;
      for (const id of searchLines({ x: at[0] - reach, y: at[1] - reach, width: 2 * reach, height: 2 * reach })) {
        const line = records.get(id);
        const away = line ? distance(line.course.points, at) : Number.POSITIVE_INFINITY;
        if (away > least) continue;
        least = away;
        best = id;
      }
      return best;
    },
  };
}

function drop(index: GridIndex, left: ReadonlyMap<string, unknown>): void {
  if (index.size === left.size) return;
  for (const id of [...index.ids()]) if (!left.has(id)) index.delete(id);
}

/** True unless the line certainly passes by: a long slanting one has large bounds and shows in few places. */
function shows(line: LineRecord, area: Box): boolean {
  const { transition, flow } = line;
  const wide = flow !== undefined || transition.label !== undefined || transition.share !== undefined;
  const near = grown(area, wide ? LABEL : MARKS);
  const { points } = line.course;
  for (let i = 1; i < points.length; i += 1) {
    const [x1, y1] = points[i - 1] as Point;
    const [x2, y2] = points[i] as Point;
    const piece = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    if (meets(piece, near)) return true;
  }
  return false;
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** How far a point is from a chain of straight pieces. */
function distance(points: readonly Point[], [x, y]: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < points.length; i += 1) {
    const [x1, y1] = points[i - 1] as Point;
    const [x2, y2] = points[i] as Point;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
    least = Math.min(least, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
  }
  return least;
}
