import type { JourneyMap } from '@/lib/model/types';
import { readNest, wholesAround } from '@/lib/scene/nesting/nest';
import { createMapShower, type ShownMap } from '@/lib/scene/nesting/show-map';
import type { Editor, EditorState, Selection } from './types';

type Looked = Pick<EditorState, 'opened' | 'scope' | 'shown'>;
type Followed = Pick<EditorState, 'selection' | 'focused'>;

/** Remembers which touchpoints somebody has opened, from one visit to the next. */
export interface OpenedMemory {
  read(): readonly string[];
  write(ids: readonly string[]): void;
}

export interface LookingControl extends Pick<Editor, 'setOpened' | 'enter'> {
  /** How a map is looked at that has just been opened. */
  begin(map: JourneyMap, places: EditorState['places']): Looked;
  /** The same look at the next version of the map, with what is selected and focused in it. */
  next(state: EditorState, map: JourneyMap, places: EditorState['places']): Looked & Followed;
}

/** What is open, and what one is inside of: each person's own view of a map, never written into it. */
export function createLooking(editor: () => Editor, memory?: OpenedMemory): LookingControl {
  const show = createMapShower();

  const look = (change: Partial<Pick<EditorState, 'opened' | 'scope'>>): void => {
    const { store, presence } = editor();
    const state = store.getState();
    const { opened, scope } = { ...state, ...change };
    const shown = show(state.map, state.places, { opened, scope });
    const followed = followShown(state, shown);
    store.setState({ opened, scope, shown, ...followed });
    if (followed.selection !== state.selection) presence.update({ selection: [...followed.selection.touchpoints] });
  };

  return {
    begin(map, places) {
      const opened = new Set(memory?.read() ?? []);
      return { opened, scope: null, shown: show(map, places, { opened, scope: null }) };
    },
    next(state, map, places) {
      const scope = survivingScope(state, map);
      const shown = show(map, places, { opened: state.opened, scope });
      return { opened: state.opened, scope, shown, ...followShown(state, shown) };
    },
    setOpened(id, open) {
      const { opened, map } = editor().store.getState();
      if (opened.has(id) === open) return;
      const next = new Set(opened);
      if (open) next.add(id);
      else next.delete(id);
      look({ opened: next });
      const nest = readNest(map.touchpoints);
      memory?.write([...next].filter((one) => nest?.parts.has(one)));
    },
    enter(id) {
      const { scope, map, editing, editingTransition } = editor().store.getState();
      if (scope === id || (id !== null && !map.touchpoints.some((touchpoint) => touchpoint.id === id))) return;
      if (editing !== null || editingTransition !== null) editor().stopEditing();
      look({ scope: id });
    },
  };
}

/** The touchpoint that one is inside of, or the nearest around it that is still there. */
function survivingScope({ scope, map }: EditorState, next: JourneyMap): string | null {
  if (scope === null || map.touchpoints === next.touchpoints) return scope;
  const left = new Set(next.touchpoints.map(({ id }) => id));
  if (left.has(scope)) return scope;
  for (const around of wholesAround(readNest(map.touchpoints), scope)) if (left.has(around)) return around;
  return null;
}

/** What is said when the touchpoint that one was inside of is gone. */
export function leftScope({ scope, map }: EditorState, next: JourneyMap, now: string | null): string {
  const label = labelOf(map, scope);
  return now === null
    ? `“${label}” is gone: you are on the whole map again.`
    : `“${label}” is gone: you are inside “${labelOf(next, now)}” now.`;
}

function labelOf({ touchpoints }: JourneyMap, id: string | null): string {
  return (
    touchpoints
      .find((touchpoint) => touchpoint.id === id)
      ?.label.replace(/\s+/g, ' ')
      .trim() || 'No name'
  );
}

/** Selection and focus go to what is seen in the place of what is not; the same objects when all is seen. */
function followShown({ selection, focused }: Followed, shown: ShownMap): Followed {
  const at = focused === null ? null : shown.standIn(focused);
  const all = selection.touchpoints.size + selection.transitions.size;
  if (all === 0 || [...selection.touchpoints].every((id) => shown.standIn(id) === id)) {
    if (selection.transitions.size === 0 || !shown.nest) return { selection, focused: at };
  }
  return { selection: selectShown(selection, shown), focused: at };
}

function selectShown(selection: Selection, shown: ShownMap): Selection {
  const touchpoints = new Set([...selection.touchpoints].flatMap((id) => shown.standIn(id) ?? []));
  const drawn = new Set(shown.transitions.map(({ id }) => id));
  for (const ids of shown.bundles.values()) for (const id of ids) drawn.add(id);
  const transitions = new Set([...selection.transitions].filter((id) => drawn.has(id)));
  const same =
    touchpoints.size === selection.touchpoints.size &&
    transitions.size === selection.transitions.size &&
    [...touchpoints].every((id) => selection.touchpoints.has(id));
  return same ? selection : { touchpoints, transitions };
}
