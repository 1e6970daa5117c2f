import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../store/types';

/** How one person looks at the outline of an open map. */
export interface OutlineState {
  /** Key of the row that Tab reaches; null before the first. */
  readonly active: string | null;
  /** Keys of rows that are not as they are at first: phases are open, touchpoints closed. */
  readonly toggled: ReadonlySet<string>;
  /** Id of the phase whose name is being edited. */
  readonly naming: string | null;
  /** A press adds to what is selected, or takes away from it: for who can hold no key meanwhile. */
  readonly several: boolean;
  /** Serial of the last wish to have the keyboard's focus on the active row. */
  readonly wish: number;
}

const known = new WeakMap<Editor, StoreApi<OutlineState>>();

/** The look at the outline lives as long as the map is open, not only while its tab is shown. */
export function outlineStore(editor: Editor): StoreApi<OutlineState> {
  const found = known.get(editor);
  if (found) return found;
  const made = createStore<OutlineState>()(() => ({
    active: null,
    toggled: new Set(),
    naming: null,
    several: false,
    wish: 0,
  }));
  known.set(editor, made);
  return made;
}

/** Makes a row the active one; with `focus` it also gets the keyboard's focus. */
export function activate(store: StoreApi<OutlineState>, active: string | null, focus: boolean): void {
  const { wish } = store.getState();
  store.setState({ active, ...(focus && { wish: wish + 1 }) });
}

/** Opens or closes rows; `open` and `first` (how it is without a person's doing) decide together. */
export function setToggled(store: StoreApi<OutlineState>, keys: Iterable<string>, toggled: boolean): void {
  const next = new Set(store.getState().toggled);
  for (const key of keys) {
    if (toggled) next.add(key);
    else next.delete(key);
  }
  store.setState({ toggled: next });
}
