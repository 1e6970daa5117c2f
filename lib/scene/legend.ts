import type { StateAnalysis, TransitionStateResult } from '../analysis/types';
import { breaksChain, flagShape } from './card';
import { crackedPath, outlinePath } from './card-outline';
import { FACE_SIZE, faceShapes, REACTION_WORDS } from './faces';
import { measureText } from './layout-text';
import { TYPE } from './tokens';
import { drawTransition } from './transition';
import type { Shape } from './types';

interface LegendItem {
  readonly width: number;
  readonly shapes: readonly Shape[];
  readonly text: string;
}

export interface Legend {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const TEXT = { size: TYPE.small.size, weight: 400 } as const;
const ROW = 32;
const GAP = 8;
const BETWEEN = 28;
const LINE = 56;

/** The states of what is drawn. */
type States = Pick<StateAnalysis, 'touchpoints' | 'transitions'>;

/** What the signs of a map mean: only those that occur in it, in rows no wider than `width`. */
export function legendOf(analysis: States, width: number): Legend {
  const shapes: Shape[] = [];
  let x = 0;
  let y = 0;
  for (const item of [...cardItems(analysis), ...lineItems(analysis)]) {
    const own = item.width + GAP + measureText(item.text, TEXT.size, TEXT.weight);
    if (x > 0 && x + own > width) {
      x = 0;
      y += ROW;
    }
    shapes.push({ kind: 'group', x, y, shapes: item.shapes });
    shapes.push({ kind: 'text', x: x + item.width + GAP, y: y + 16, text: item.text, ...TEXT, ink: 'soft' });
    x = Math.ceil(x + own + BETWEEN);
  }
  return { height: shapes.length === 0 ? 0 : y + 24, shapes };
}

function cardItems(analysis: States): LegendItem[] {
  const states = [...analysis.touchpoints.values()];
  const items: LegendItem[] = [];
  const size = { width: 34, height: 22 };
  const inset = (shapes: readonly Shape[]): Shape[] => [{ kind: 'group', x: 1, y: 1, shapes }];
  const plain = { left: 5, right: 5 };
  if (states.some(({ role }) => role === 'start')) {
    const d = outlinePath(size.width, size.height, { left: 11, right: 5 });
    items.push({
      width: 36,
      text: 'start',
      shapes: inset([{ kind: 'path', d, fill: 'surface', stroke: 'faint', strokeWidth: 1.5 }]),
    });
  }
  if (states.some(({ role }) => role === 'final')) {
    const outer = outlinePath(size.width, size.height, plain);
    const inner = outlinePath(size.width, size.height, plain, 3);
    const shapes = inset([
      { kind: 'path', d: outer, fill: 'surface', stroke: 'faint', strokeWidth: 1.25 },
      { kind: 'path', d: inner, stroke: 'faint', strokeWidth: 1 },
      flagShape(13, 15, 'soft'),
    ]);
    items.push({ width: 36, text: 'final', shapes });
  }
  if (states.some((state) => breaksChain({ state }))) {
    const shapes = inset([
      { kind: 'path', d: outlinePath(size.width, size.height, plain), fill: 'surface' },
      {
        kind: 'group',
        x: 0,
        y: 0,
        shapes: [
          {
            kind: 'path',
            d: crackedPath(size.width, size.height, plain, 0.5),
            stroke: 'negative',
            strokeWidth: 2,
            round: true,
          },
        ],
      },
    ]);
    items.push({ width: 36, text: 'breaks the chain', shapes });
  }
  for (const reaction of ['positive', 'neutral', 'negative', null] as const) {
    if (!states.some((state) => state.reaction === reaction)) continue;
    items.push({ width: FACE_SIZE, text: REACTION_WORDS[reaction ?? 'none'], shapes: faceShapes(reaction, 0, 0) });
  }
  return items;
}

const LINES: readonly {
  readonly text: string;
  readonly sample: Omit<TransitionStateResult, 'id'>;
  readonly has?: 'state' | 'link';
}[] = [
  { text: 'start link', sample: { state: 'intact', link: 'start' }, has: 'link' },
  { text: 'works', sample: { state: 'intact', link: 'intermediate' }, has: 'state' },
  { text: 'final link', sample: { state: 'intact', link: 'final' }, has: 'link' },
  { text: 'runs into a break', sample: { state: 'doomed', link: 'intermediate' }, has: 'state' },
  { text: 'cut off by a break', sample: { state: 'cut-off', link: 'intermediate' }, has: 'state' },
  { text: 'leads into a new chain', sample: { state: 'handover', link: 'handover' }, has: 'state' },
  { text: 'leads nowhere', sample: { state: 'leads-nowhere', link: 'intermediate' }, has: 'state' },
  { text: 'not reached', sample: { state: 'unreachable', link: 'intermediate' }, has: 'state' },
  { text: 'does not count', sample: { state: 'ignored', link: null }, has: 'state' },
];

function lineItems(analysis: States): LegendItem[] {
  const states = new Set<string>();
  const links = new Set<string | null>();
  for (const { state, link } of analysis.transitions.values()) {
    states.add(state);
    links.add(link);
    if (link === 'start-final') links.add('start').add('final');
  }
  return LINES.filter(({ has, sample }) => (has === 'link' ? links.has(sample.link) : states.has(sample.state))).map(
    ({ text, sample }) => ({
      width: LINE,
      text,
      shapes: drawTransition({
        transition: { id: text, source: 'a', target: 'b' },
        state: { id: text, ...sample },
        source: { x: 2, y: 2, width: 0, height: 20 },
        target: { x: LINE, y: 2, width: 0, height: 20 },
        targetBreaks: sample.state === 'doomed',
      }).line,
    }),
  );
}
