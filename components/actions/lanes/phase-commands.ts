import type { Command } from '@/lib/document/types';
import type { Phase } from '@/lib/model/types';
import { withInside } from '@/lib/scene/nesting/nest';
import { EMPTY_COLUMN, type PhaseColumn } from '@/lib/scene/phase-columns';
import { lanesOf } from '../../store/lanes/lanes-of';
import type { EditorState } from '../../store/types';

export type Looked = Pick<EditorState, 'map' | 'places' | 'shown' | 'scope' | 'rows'>;

/** Puts a phase in at a place of the order; between two columns the cards to the right make room for its own. */
export function insertPhase(state: Looked, phase: Phase, at: number): Command[] {
  const phases = [...state.map.phases.slice(0, at), phase, ...state.map.phases.slice(at)];
  const commands: Command[] = [{ type: 'set-phases', phases }];
  const { columns } = lanesOf(state);
  const next = columns.find(({ id }) => state.map.phases.findIndex((one) => one.id === id) >= at);
  const between = columns.some(({ id, empty }) => !empty && state.map.phases.findIndex((one) => one.id === id) < at);
  const after = next && columns.slice(columns.indexOf(next)).some(({ empty }) => !empty);
  if (!next || !between || !after) return commands;
  return [...commands, ...shift(state, [{ from: next.x, to: Infinity, by: EMPTY_COLUMN }])];
}

/** Moves a phase in the order; its column changes places with those that it passes, with all that stands in them. */
export function movePhase(state: Looked, id: string, to: number): Command[] {
  const { phases } = state.map;
  const from = phases.findIndex((phase) => phase.id === id);
  if (from < 0 || to < 0 || to >= phases.length || to === from) return [];
  const next = reorder(phases, from, to);
  return [{ type: 'set-phases', phases: next }, ...shift(state, slotMoves(lanesOf(state).columns, next))];
}

interface Shift {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/** Which stretches of the canvas move, and by how much, when columns come into another order. */
function slotMoves(columns: readonly PhaseColumn[], order: readonly Phase[]): Shift[] {
  const [first] = columns;
  if (!first) return [];
  // What lies between two columns goes with the left one.
  const slots = new Map(
    columns.map(({ id, x, width }, i) => [id, { from: x, to: columns[i + 1]?.x ?? x + width }] as const),
  );
  let at = first.x;
  return order.flatMap(({ id }): Shift[] => {
    const slot = slots.get(id);
    if (!slot) return [];
    const by = at - slot.from;
    at += slot.to - slot.from;
    return by === 0 ? [] : [{ ...slot, by }];
  });
}

/** Moves what stands, by its middle, in these stretches, with all that is inside it. */
function shift({ shown, scope, places }: Looked, shifts: readonly Shift[]): Command[] {
  const moves = shown.touchpoints.flatMap(({ id }) => {
    const box = shown.boxes.get(id);
    if (!box || (shown.nest?.parent.get(id) ?? null) !== scope) return [];
    const middle = box.x + box.width / 2;
    const by = shifts.find(({ from, to }) => middle >= from && middle < to)?.by;
    if (by === undefined) return [];
    return [...withInside(shown.nest, [id])].flatMap((one) => {
      const place = places.get(one);
      // What has parts stands where these are.
      if (!place || shown.nest?.parts.has(one)) return [];
      return [{ id: one, x: Math.round(place.x + by), y: place.y }];
    });
  });
  return moves.length > 0 ? [{ type: 'move', moves }] : [];
}

function reorder(phases: readonly Phase[], from: number, to: number): Phase[] {
  const next = [...phases];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
