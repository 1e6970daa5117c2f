import type { Role } from '@/lib/model/types';
import type { Editor } from '../store/types';
import { canEdit, selectedTransitions, targetIds } from './targets';
import type { Action } from './types';

/**
 * The touchpoints that a role goes to: the selected ones; of a selected transition, its source is what makes it a start
 * link and its target what makes it a final link.
 */
function roleTargets(editor: Editor, role: Role): readonly string[] {
  const ids = targetIds(editor);
  if (ids.length > 0 || role === 'intermediate') return ids;
  const transitions = selectedTransitions(editor);
  return [...new Set(transitions.map((transition) => (role === 'start' ? transition.source : transition.target)))];
}

function mark(id: string, label: string, key: string, role: Role): Action {
  return {
    id,
    label,
    keys: [key],
    group: 'role',
    edits: true,
    enabled: (editor) => canEdit(editor) && roleTargets(editor, role).length > 0,
    perform(editor) {
      const ids = roleTargets(editor, role);
      const { map } = editor.store.getState();
      const all = map.touchpoints.filter((touchpoint) => ids.includes(touchpoint.id));
      // Pressed again it takes the mark away, and the transitions decide.
      const off = all.every((touchpoint) => touchpoint.role === role);
      if (!editor.run([{ type: 'set-touchpoints', ids, fields: { role: off ? undefined : role } }])) return;
      editor.announce(off ? `No longer marked as ${role}.` : `Marked as ${role}.`);
    },
  };
}

/** The kind of link, on the selection. */
export const ROLE_ACTIONS: readonly Action[] = [
  mark('role-start', 'Start', 'S', 'start'),
  mark('role-intermediate', 'Intermediate', 'I', 'intermediate'),
  mark('role-final', 'Final', 'F', 'final'),
  {
    id: 'role-none',
    label: 'By its transitions',
    keys: [],
    group: 'role',
    edits: true,
    enabled: (editor) => canEdit(editor) && targetIds(editor).length > 0,
    perform(editor) {
      editor.run([{ type: 'set-touchpoints', ids: targetIds(editor), fields: { role: undefined } }]);
    },
  },
];
