import type { Editor } from '../store/types';

export type ActionGroup = 'edit' | 'rate' | 'role' | 'nest' | 'lane' | 'view' | 'walk' | 'map' | 'help';

/** Something that a person can do, as data: menus, keys, help and tests share it. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** Like `N`, `Mod+Shift+Z`, `Alt+ArrowRight`, `Shift+1`; `Mod` is Ctrl, or Cmd on a Mac. The first is shown. */
  readonly keys: readonly string[];
  readonly group: ActionGroup;
  /** True when it changes the map: not possible with a view link. */
  readonly edits?: boolean;
  /**
   * While a chain is walked. `only`: its keys mean this then, and nothing otherwise. `never`: it rests, since the walk has
   * its keys. `also`: it works even while the walk is presented, when all else rests.
   */
  readonly duringWalk?: 'only' | 'never' | 'also';
  /** Its keys work in text fields too: none of them types or edits anything there. */
  readonly inFields?: boolean;
  /** The browser raises an event of its own for these keys (copy, cut, paste), and that is where it is done. */
  readonly native?: boolean;
  /** True when it would do something now. */
  enabled(editor: Editor): boolean;
  perform(editor: Editor): void;
}
