import type { LabelEditingControl } from './label-editing';
import type { Permission } from './permission';
import type { Editor, EditorState } from './types';

type Choosing = Pick<
  Editor,
  | 'select'
  | 'startEditing'
  | 'startDraft'
  | 'startEditingTransition'
  | 'stopEditing'
  | 'setConnecting'
  | 'setSeveral'
  | 'setPutting'
  | 'setFocused'
  | 'setHighlight'
>;

/** What is selected, focused, lit, about to be connected, and whose label is being edited. */
export function createChoosing(
  editor: () => Editor,
  label: LabelEditingControl,
  mayEdit: Permission['mayEdit'],
): Choosing {
  const state = () => editor().store.getState();
  const set = (change: Partial<EditorState>) => editor().store.setState(change);
  const select: Editor['select'] = ({ touchpoints = [], transitions = [] }) => {
    const before = state().selection;
    const selection = { touchpoints: new Set(touchpoints), transitions: new Set(transitions) };
    if (sameIds(before.touchpoints, selection.touchpoints) && sameIds(before.transitions, selection.transitions))
      return;
    label.clearJustEnded();
    set({ selection });
    editor().presence.update({ selection: [...selection.touchpoints] });
  };
  return {
    select,
    startEditing(id, labelIn = 'canvas') {
      const touchpoint = state().map.touchpoints.find((one) => one.id === id);
      if (!touchpoint || !mayEdit()) return;
      if (state().editing === id) return;
      label.commit();
      select({ touchpoints: [id] });
      label.begin({ kind: 'touchpoint', id }, touchpoint.label);
      set({ editing: id, labelIn, connecting: null });
      editor().presence.update({ editing: id });
    },
    startDraft(draft, labelIn = 'canvas') {
      if (!mayEdit()) return;
      label.commit();
      select({});
      label.begin({ kind: 'draft', draft }, '');
      set({ editing: draft.id, labelIn, draft, connecting: null });
    },
    startEditingTransition(id) {
      const transition = state().map.transitions.find((one) => one.id === id);
      if (!transition || !mayEdit()) return;
      label.commit();
      select({ transitions: [id] });
      label.begin({ kind: 'transition', id }, transition.label ?? '');
      set({ editingTransition: id, connecting: null });
    },
    stopEditing: () => label.commit(),
    setConnecting(connecting) {
      if (connecting !== null && !mayEdit()) return;
      set({ connecting, ...(connecting !== null && { putting: null, several: false }) });
    },
    setSeveral(several) {
      if (state().several !== several) set({ several, ...(several && { connecting: null, putting: null }) });
    },
    setPutting(putting) {
      if (putting !== null && !mayEdit()) return;
      set({ putting, ...(putting !== null && { connecting: null }) });
    },
    setFocused(focused) {
      if (state().focused !== focused) set({ focused });
    },
    setHighlight(highlight) {
      if (state().highlight !== highlight) set({ highlight });
    },
  };
}

function sameIds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}
