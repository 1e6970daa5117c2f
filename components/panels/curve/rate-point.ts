import type { Reaction } from '@/lib/model/types';
import { REACTION_WORDS } from '@/lib/scene/faces';
import type { Editor } from '../../store/types';
import { plain } from './curve-words';

/** Rates one touch of the curve, whatever is selected, as one undo step; says so. */
export function ratePoint(editor: Editor, id: string, reaction: Reaction | null): void {
  const touchpoint = editor.store.getState().map.touchpoints.find((one) => one.id === id);
  if (!touchpoint || (touchpoint.reaction ?? null) === reaction) return;
  const fields = { reaction: reaction ?? undefined };
  if (!editor.run([{ type: 'set-touchpoints', ids: [id], fields }])) return;
  editor.announce(`“${plain(touchpoint.label)}”: ${REACTION_WORDS[reaction ?? 'none']}.`);
}
