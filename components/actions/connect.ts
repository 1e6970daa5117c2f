import { isWithin } from '@/lib/scene/nesting/nest';
import { newId } from '../store/new-id';
import type { Editor } from '../store/types';

/** Draws a transition, unless there is one already; says what happened. */
export function connect(editor: Editor, source: string, target: string): void {
  const { map } = editor.store.getState();
  const label = (id: string): string => map.touchpoints.find((touchpoint) => touchpoint.id === id)?.label || 'no name';
  if (source === target) {
    editor.say('A touchpoint cannot lead to itself.');
    return;
  }
  const { nest } = editor.store.getState().shown;
  if (isWithin(nest, source, target) || isWithin(nest, target, source)) {
    editor.say('A touchpoint and what is inside it can’t lead to each other. Connect the parts, or what is around.');
    return;
  }
  const known = map.transitions.find((transition) => transition.source === source && transition.target === target);
  if (known) {
    editor.say(`“${label(source)}” leads to “${label(target)}” already.`);
    return;
  }
  if (editor.run([{ type: 'add-transition', id: newId(), source, target }])) {
    editor.announce(`Connected: ${label(source)} leads to ${label(target)}.`);
  }
}
