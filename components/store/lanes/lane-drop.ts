import type { Command, TouchpointFields } from '@/lib/document/types';
import type { Touchpoint } from '@/lib/model/types';
import { bandAt } from '@/lib/scene/lanes/bands';
import { ROW_REACH } from '@/lib/scene/lanes/rows';
import { COLUMN_REACH } from '@/lib/scene/phase-columns';
import type { Box } from '@/lib/scene/types';
import type { EditorState } from '../types';
import { type Lanes, lanesOf } from './lanes-of';

/** What it means for lanes when touchpoints end where they have been moved to. */
export interface LaneDrop {
  /** The lanes that they come into; null where nothing changes along that axis. `out`: beyond all columns. */
  readonly column: string | 'out' | null;
  readonly row: string | null;
  readonly commands: readonly Command[];
  /** How much further they are moved, so that the first card of an empty column stands at its beginning. */
  readonly dx: number;
  /** What happened, in words. */
  readonly says: string;
}

type Looked = Pick<EditorState, 'map' | 'places' | 'shown' | 'scope' | 'rows'>;

/** A name for a row, unlike any other: also for the one of those that say nothing. */
export function rowKey(value: string | null): string {
  return value ?? '';
}

/**
 * What a move by (dx, dy) means: when all that is moved comes to stand in one column, it gets that phase; in one row,
 * that value. What stood in its own column and ends beyond all of them loses its phase. A move of things that come to
 * stand in several lanes keeps what they say. Null when nothing changes.
 */
export function laneDrop(state: Looked, ids: Iterable<string>, dx: number, dy: number): LaneDrop | null {
  const { shown, scope, map } = state;
  if (map.phases.length === 0 && state.rows === null) return null;
  const lanes = lanesOf(state);
  if (lanes.columns.length === 0 && lanes.rows.length === 0) return null;
  const moved = new Set(ids);
  const touchpoints = shown.touchpoints.filter(({ id }) => moved.has(id));
  // Parts have no lane of their own: they go with what they are part of.
  if (touchpoints.length === 0 || touchpoints.some(({ id }) => (shown.nest?.parent.get(id) ?? null) !== scope))
    return null;
  const column = columnOf(state, lanes, touchpoints, dx);
  const row = rowUnder(state, lanes, touchpoints, dy);
  if (!column && !row) return null;
  const fields: TouchpointFields = { ...column?.fields, ...row?.fields };
  const name = touchpoints.length === 1 ? `“${plain(touchpoints[0]?.label)}”` : `${touchpoints.length} touchpoints`;
  const where = [column?.says, row?.says].filter(Boolean).join(' and ');
  return {
    column: column?.key ?? null,
    row: row?.key ?? null,
    commands: [{ type: 'set-touchpoints', ids: touchpoints.map(({ id }) => id), fields }],
    dx: column?.dx ?? 0,
    says: column?.key === 'out' && !row ? `Took ${name} ${where}.` : `Put ${name} ${where}.`,
  };
}

interface Change {
  readonly key: string;
  readonly fields: TouchpointFields;
  readonly says: string;
  readonly dx?: number;
}

function columnOf({ map, shown }: Looked, { columns }: Lanes, moved: readonly Touchpoint[], dx: number): Change | null {
  const bands = columns.map(({ x, width }) => ({ from: x, to: x + width, content: x, empty: false }));
  const at = (box: Box, by: number): number => bandAt(bands, box.x + box.width / 2 + by, COLUMN_REACH);
  const boxes = moved.flatMap(({ id }) => shown.boxes.get(id) ?? []);
  const index = common(boxes.map((box) => at(box, dx)));
  if (index === null) return null;
  const column = columns[index];
  if (!column) {
    const own = (touchpoint: Touchpoint): boolean => {
      const box = shown.boxes.get(touchpoint.id);
      return box !== undefined && touchpoint.phase !== undefined && columns[at(box, 0)]?.id === touchpoint.phase;
    };
    const labels = new Set(moved.map(({ phase }) => map.phases.find(({ id }) => id === phase)?.label ?? ''));
    if (!moved.every(own)) return null;
    const from = labels.size === 1 ? `“${plain([...labels][0])}”` : 'their phases';
    return { key: 'out', fields: { phase: undefined }, says: `out of ${from}` };
  }
  if (moved.every(({ phase }) => phase === column.id)) return null;
  const left = Math.min(...boxes.map(({ x }) => x)) + dx;
  return {
    key: column.id,
    fields: { phase: column.id },
    says: `into “${plain(column.label)}”`,
    ...(column.empty && { dx: Math.round(column.headingX - left) }),
  };
}

function rowUnder(
  { shown, rows: field }: Looked,
  { rows }: Lanes,
  moved: readonly Touchpoint[],
  dy: number,
): Change | null {
  if (field === null || rows.length === 0) return null;
  const bands = rows.map(({ y, height }) => ({ from: y, to: y + height, content: y, empty: false }));
  const middles = moved.flatMap(({ id }) => {
    const box = shown.boxes.get(id);
    return box ? [bandAt(bands, box.y + box.height / 2 + dy, ROW_REACH)] : [];
  });
  const index = common(middles);
  const row = index === null ? undefined : rows[index];
  if (!row || moved.every((touchpoint) => (touchpoint[field] ?? null) === row.value)) return null;
  return { key: rowKey(row.value), fields: { [field]: row.value ?? undefined }, says: `into “${row.label}”` };
}

/** What all of them are; null when they differ. */
function common(values: readonly number[]): number | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

function plain(label: string | undefined): string {
  return label?.replace(/\s+/g, ' ').trim() || 'No name';
}
