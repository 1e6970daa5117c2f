import { isWithin, wholesAround } from '@/lib/scene/nesting/nest';
import type { Editor } from '../../store/types';

/** Sees to it that a touchpoint itself is shown: leaves what one is inside of if it is elsewhere, opens what is closed around it. */
export function bringToSight(editor: Editor, id: string): void {
  const { shown, map } = editor.store.getState();
  if (shown.standIn(id) === id || !map.touchpoints.some((touchpoint) => touchpoint.id === id)) return;
  standBefore(editor, [id]);
  const { scope } = editor.store.getState();
  for (const around of wholesAround(shown.nest, id)) if (around !== scope) editor.setOpened(around, true);
}

/** Leaves what one is inside of, if not all of the touchpoints are inside it too. */
export function standBefore(editor: Editor, ids: readonly string[]): void {
  const { scope, shown } = editor.store.getState();
  if (scope === null) return;
  const fits = (whole: string): boolean => ids.every((id) => id !== whole && isWithin(shown.nest, id, whole));
  if (fits(scope)) return;
  editor.enter([...wholesAround(shown.nest, scope)].find(fits) ?? null);
}
