import type { Analysis, TransitionState } from '../../analysis/types';
import type { Point } from '../../scene/types';
import { STATE_WORDS } from '../state-words';
import type { Cell } from './cell';
import { edgeStyle, type InkOf, textStyle } from './styles';

const ORDER: readonly TransitionState[] = [
  'intact',
  'doomed',
  'cut-off',
  'handover',
  'leads-nowhere',
  'unreachable',
  'ignored',
];
const LINE = 48;
const STEP = 216;

/** What the lines mean: those states that occur, side by side. */
export function legendCells(analysis: Analysis, [left, top]: Point, inkOf: InkOf): Cell[] {
  const found = new Set([...analysis.transitions.values()].map(({ state }) => state));
  return ORDER.filter((state) => found.has(state)).flatMap((state, i): Cell[] => {
    const x = left + i * STEP;
    const sample: Cell = {
      id: `legend-line-${state}`,
      parent: '1',
      style: edgeStyle({ state, link: 'intermediate' }, inkOf),
      edge: {
        ends: [
          [x, top + 9],
          [x + LINE, top + 9],
        ],
      },
    };
    const words: Cell = {
      id: `legend-${state}`,
      parent: '1',
      label: STATE_WORDS[state],
      connectable: false,
      style: textStyle('soft', 12, inkOf),
      place: { x: x + LINE + 10, y: top, width: STEP - LINE - 20, height: 18 },
    };
    return [sample, words];
  });
}
