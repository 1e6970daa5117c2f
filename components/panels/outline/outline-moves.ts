import type { OutlineRow } from '@/lib/outline/outline-rows';
import { phaseKey, touchpointKey } from '@/lib/outline/outline-rows';
import { readNest, wholesAround } from '@/lib/scene/nesting/nest';
import type { Editor } from '../../store/types';
import { activate, outlineStore, setToggled } from './outline-state';

export type More = 'add' | 'toggle' | null;

/**
 * Selects what a row stands for, on the canvas too, and brings it to sight there. `more`: adds a touchpoint to
 * what is selected, or (`toggle`) takes it away again.
 */
export function chooseRow(editor: Editor, row: OutlineRow, more: More = null): void {
  const { selection } = editor.store.getState();
  if (row.kind === 'phase') editor.select({});
  else if (row.kind === 'link') editor.select({ transitions: [row.transition.id] });
  else {
    editor.camera?.show(row.id);
    const others = [...selection.touchpoints].filter((id) => id !== row.id);
    const taken = more === 'toggle' && selection.touchpoints.has(row.id);
    editor.select({ touchpoints: taken ? others : more ? [...others, row.id] : [row.id] });
    editor.setFocused(row.id);
  }
  editor.setHighlight(row.kind === 'finding' ? pathOf(editor, row.finding) : null);
}

/** The path that proves a finding, with the break on it. */
export function pathOf(
  editor: Editor,
  finding: Extract<OutlineRow, { kind: 'finding' }>['finding'],
): { readonly path: readonly string[]; readonly focus?: string } {
  const { states } = editor.store.getState();
  const path = finding.witness.length > 0 ? finding.witness : finding.touchpointIds;
  const focus = path.find((id) => states.touchpoints.get(id)?.negative) ?? finding.touchpointIds.at(-1);
  return { path, ...(focus !== undefined && { focus }) };
}

/** Opens what is closed around a touchpoint in the outline, so that it has a row. */
export function openAround(editor: Editor, id: string): void {
  const { touchpoints, phases } = editor.store.getState().map;
  const wholes = [...wholesAround(readNest(touchpoints), id)];
  const outer = wholes.at(-1) ?? id;
  const phase = touchpoints.find((one) => one.id === outer)?.phase;
  const store = outlineStore(editor);
  setToggled(store, wholes.map(touchpointKey), true);
  setToggled(store, [phaseKey(phases.find((one) => one.id === phase) ?? null)], false);
}

/** Goes to a touchpoint in the outline, with the keyboard's focus. */
export function goToTouchpoint(editor: Editor, id: string): void {
  openAround(editor, id);
  activate(outlineStore(editor), touchpointKey(id), true);
  editor.camera?.show(id);
  editor.select({ touchpoints: [id] });
  editor.setFocused(id);
}

/** The touchpoint at the other end of a link row. */
export function otherEnd({ direction, transition }: Extract<OutlineRow, { kind: 'link' }>): string {
  return direction === 'in' ? transition.source : transition.target;
}
