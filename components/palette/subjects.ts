import { targetIds } from '../actions/targets';
import type { Editor } from '../store/types';
import type { PaletteMode } from './palette-modes';

/** What a touchpoint is to be chosen for: what waits to be connected or put in, or else what is selected. */
export function subjectsOf(editor: Editor, mode: PaletteMode): readonly string[] {
  const { connecting, putting } = editor.store.getState();
  if (mode === 'connect-to') return connecting === null ? targetIds(editor).slice(0, 1) : [connecting];
  if (mode === 'put-into') return putting ?? targetIds(editor);
  return [];
}
