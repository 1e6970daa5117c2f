import type { Command } from '@/lib/document/types';
import { outermost, withInside } from '@/lib/scene/nesting/nest';
import { COLUMN_PADDING } from '@/lib/scene/phase-columns';
import type { Box } from '@/lib/scene/types';
import { lanesOf } from '../../store/lanes/lanes-of';
import type { Editor } from '../../store/types';
import { freePlace } from '../free-place';
import type { Looked } from './phase-commands';

/**
 * Gives touchpoints a phase, or takes it away with null. Where phases are columns they move into that column, as far as
 * they stand outside of it, each to where there is room.
 */
export function phaseCommands(state: Looked, ids: readonly string[], phase: string | null): Command[] {
  const set: Command = { type: 'set-touchpoints', ids, fields: { phase: phase ?? undefined } };
  const column = lanesOf(state).columns.find(({ id }) => id === phase);
  if (!column) return [set];
  const { shown, scope, places } = state;
  const own = outermost(shown.nest, ids).filter((id) => (shown.nest?.parent.get(id) ?? null) === scope);
  const moving = withInside(shown.nest, own);
  const taken = [...shown.boxes].flatMap(([id, box]) => (moving.has(id) ? [] : [box]));
  const moves = own.flatMap((id) => {
    const box = shown.boxes.get(id);
    if (!box) return [];
    const to = freePlace({ ...box, x: withinColumn(box, column) }, taken);
    taken.push({ ...box, ...to });
    return [...withInside(shown.nest, [id])].flatMap((one) => {
      const place = places.get(one);
      if (!place || shown.nest?.parts.has(one)) return [];
      return [{ id: one, x: Math.round(place.x + to.x - box.x), y: Math.round(place.y + to.y - box.y) }];
    });
  });
  return [set, { type: 'move', moves }];
}

function withinColumn(
  box: Box,
  column: { readonly x: number; readonly width: number; readonly headingX: number },
): number {
  const middle = box.x + box.width / 2;
  if (middle >= column.x && middle < column.x + column.width) return box.x;
  // From the left it comes to stand at the left, from the right at the right.
  const right = column.x + column.width - COLUMN_PADDING - box.width;
  return middle < column.x ? column.headingX : Math.max(column.headingX, right);
}

/** Puts the touchpoints into a phase, as one undo step, and says so. */
export function putIntoPhase(editor: Editor, ids: readonly string[], phase: string | null): void {
  const state = editor.store.getState();
  if (ids.length === 0 || !editor.run(phaseCommands(state, ids, phase))) return;
  const what = ids.length === 1 ? 'The touchpoint' : `${ids.length} touchpoints`;
  const label = state.map.phases.find(({ id }) => id === phase)?.label;
  const [is, has] = ids.length === 1 ? ['is', 'has'] : ['are', 'have'];
  editor.announce(phase === null ? `${what} ${has} no phase now.` : `${what} ${is} in “${label ?? ''}” now.`);
  const [first] = ids;
  if (first !== undefined) editor.camera?.show(first);
}
