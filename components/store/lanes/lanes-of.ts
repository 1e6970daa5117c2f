import type { Phase } from '@/lib/model/types';
import { CARD_ABOVE } from '@/lib/scene/card';
import { type LaneRow, laneRows, type RowField } from '@/lib/scene/lanes/rows';
import { type PhaseColumn, phaseColumns } from '@/lib/scene/phase-columns';
import type { EditorState } from '../types';

/** Columns and rows as somebody sees them, and the stretch of the canvas that they cover. */
export interface Lanes {
  readonly columns: readonly PhaseColumn[];
  readonly rows: readonly LaneRow[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Looked = Pick<EditorState, 'map' | 'places' | 'shown' | 'scope' | 'rows'>;
interface Known {
  readonly phases: readonly Phase[];
  readonly rows: RowField | null;
  readonly lanes: Lanes;
}

/** From lanes to the cards in them; rows reach beyond them where their names stand; lanes without cards are so high. */
const ABOVE = CARD_ABOVE + 8;
const BELOW = 72;
const LEFT = 176;
const LEAST_HEIGHT = 320;

const known = new WeakMap<EditorState['shown'], Known>();

/** The lanes of what is seen, worked out once for each state of the map. */
export function lanesOf(state: Looked): Lanes {
  const { map, shown, rows } = state;
  const before = known.get(shown);
  if (before && before.phases === map.phases && before.rows === rows) return before.lanes;
  const lanes = measure(state);
  known.set(shown, { phases: map.phases, rows, lanes });
  return lanes;
}

function measure({ map, places, shown, scope, rows: field }: Looked): Lanes {
  const view = { frames: shown.frames, scope };
  const columns = phaseColumns(map, places, view).filter(({ width }) => width > 0);
  const rows = field === null ? [] : laneRows(map, places, field, view).filter(({ height }) => height > 0);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  if (columns.length > 0 || rows.length > 0) {
    for (const box of shown.boxes.values()) {
      left = Math.min(left, box.x);
      right = Math.max(right, box.x + box.width);
      top = Math.min(top, box.y);
      bottom = Math.max(bottom, box.y + box.height);
    }
  }
  if (left > right) [left, right, top, bottom] = [0, 0, 0, LEAST_HEIGHT];
  const [first, last] = [columns[0], columns.at(-1)];
  const [highest, lowest] = [rows[0], rows.at(-1)];
  const beside = rows.length > 0 ? LEFT : 0;
  return {
    columns,
    rows,
    left: Math.min(left, first?.x ?? left) - beside,
    right: Math.max(right, last ? last.x + last.width : right),
    top: Math.min(top - ABOVE, highest?.y ?? top),
    bottom: Math.max(bottom + BELOW, top + LEAST_HEIGHT, lowest ? lowest.y + lowest.height : bottom),
  };
}
