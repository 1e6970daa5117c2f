import type { TransitionState } from '@/lib/analysis/types';
import { breaksChain } from '@/lib/scene/card';
import { flowWidth } from '@/lib/scene/flow-width';
import type { Ink } from '@/lib/scene/types';
import type { CanvasView } from './canvas-model';
import type { LineRecord } from './elements';
import type { LineCourse } from './line-course';

export type Inks = (ink: Ink) => string;

interface LineLook {
  readonly ink: Ink;
  readonly width: number;
  readonly alpha: number;
  /** What is painted later lies above. */
  readonly order: number;
}

const LINES: Readonly<Record<TransitionState, LineLook>> = {
  ignored: { ink: 'faint', width: 1, alpha: 0.4, order: 0 },
  unreachable: { ink: 'faint', width: 1.25, alpha: 0.7, order: 1 },
  'leads-nowhere': { ink: 'faint', width: 1.25, alpha: 0.7, order: 2 },
  'cut-off': { ink: 'faint', width: 1.75, alpha: 0.6, order: 3 },
  handover: { ink: 'edge', width: 3, alpha: 1, order: 4 },
  intact: { ink: 'edge', width: 2, alpha: 1, order: 5 },
  doomed: { ink: 'negative', width: 2.5, alpha: 1, order: 6 },
};

export interface OverviewPaths {
  readonly lines: readonly (readonly [LineLook, Path2D])[];
  readonly cards: readonly (readonly [CardLook, Path2D])[];
  readonly marks: readonly (readonly [Ink, Path2D])[];
  /** Open touchpoints: edges only, below all else. */
  readonly frames: readonly (readonly [CardLook, Path2D])[];
}

type CardLook = 'plain' | 'quiet' | 'breaking';

/** All lines and cards as a few paths, one for each look: painting them is then a handful of calls. */
export function overviewPaths({
  cards: records,
  boxes,
  lines: all,
}: Pick<CanvasView, 'cards' | 'boxes' | 'lines'>): OverviewPaths {
  const lines = new Map<LineLook, Path2D>();
  const looks = new Map<string, LineLook>();
  for (const line of all.values()) pathIn(lines, lineLook(line, looks)).addPath(linePath(line.course));
  const cards = new Map<CardLook, Path2D>();
  const marks = new Map<Ink, Path2D>();
  const frames = new Map<CardLook, Path2D>();
  for (const { id, type, data } of records.values()) {
    const { state } = data;
    const box = boxes.get(id);
    if (!box) continue;
    const { x, y, width, height } = box;
    const look: CardLook = breaksChain({ state }) ? 'breaking' : state.cutOff || !state.reachable ? 'quiet' : 'plain';
    if (type === 'frame') {
      pathIn(frames, look).roundRect(x, y, width, height, 16);
      continue;
    }
    const left = state.role === 'start' ? height / 2 : 12;
    pathIn(cards, look).roundRect(x, y, width, height, [left, 12, 12, left]);
    if (state.reaction) pathIn(marks, state.reaction).roundRect(x + width - 44, y + 12, 30, 30, 15);
  }
  return {
    lines: [...lines].sort(([a], [b]) => a.order - b.order),
    cards: [...cards],
    marks: [...marks],
    frames: [...frames],
  };
}

/** The look of a line; where the flow of customers is shown, one for each whole pixel of width. */
function lineLook({ state, flow }: LineRecord, looks: Map<string, LineLook>): LineLook {
  const plain = LINES[state.state];
  if (flow === undefined) return plain;
  const width = Math.round(flowWidth(flow));
  const key = `${state.state} ${width}`;
  const known = looks.get(key) ?? { ...plain, width };
  looks.set(key, known);
  return known;
}

/** Reading a path from text costs more than painting it; a course stays through every change of state. */
const linePaths = new WeakMap<LineCourse, Path2D>();

function linePath(course: LineCourse): Path2D {
  const known = linePaths.get(course);
  if (known) return known;
  const path = new Path2D(course.d);
  linePaths.set(course, path);
  return path;
}

function pathIn<Key>(paths: Map<Key, Path2D>, key: Key): Path2D {
  const known = paths.get(key);
  if (known) return known;
  const path = new Path2D();
  paths.set(key, path);
  return path;
}

export interface OverviewView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels for each pixel of the page. */
  readonly density: number;
}

/** Paints a large map from far away: no text, but every card, line, break and reaction. */
export function paintOverview(
  context: CanvasRenderingContext2D,
  { lines, cards, marks, frames }: OverviewPaths,
  { x, y, zoom, width, height, density }: OverviewView,
  ink: Inks,
): void {
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  const scale = density * zoom;
  context.setTransform(scale, 0, 0, scale, x * density, y * density);
  // Lines stay visible however far away: never thinner than about half a pixel of the screen.
  const thin = 0.55 / zoom;
  for (const [look, path] of frames) {
    context.globalAlpha = look === 'quiet' ? 0.55 : 1;
    context.lineWidth = Math.max(look === 'breaking' ? 4 : 1.5, (look === 'breaking' ? 1.5 : 0.75) / zoom);
    context.strokeStyle = ink(look === 'breaking' ? 'negative' : 'faint');
    context.stroke(path);
  }
  for (const [look, path] of lines) {
    context.globalAlpha = look.alpha;
    context.lineWidth = Math.max(look.width, thin * look.width * 0.6);
    context.strokeStyle = ink(look.ink);
    context.stroke(path);
  }
  for (const [look, path] of cards) {
    context.globalAlpha = look === 'quiet' ? 0.55 : 1;
    context.fillStyle = ink(look === 'breaking' ? 'negative-bg' : 'surface');
    context.fill(path);
    context.lineWidth = Math.max(look === 'breaking' ? 4 : 1.5, (look === 'breaking' ? 1.5 : 0.75) / zoom);
    context.strokeStyle = ink(look === 'breaking' ? 'negative' : 'faint');
    context.stroke(path);
  }
  context.globalAlpha = 1;
  for (const [reaction, path] of marks) {
    context.fillStyle = ink(reaction);
    context.fill(path);
  }
}
