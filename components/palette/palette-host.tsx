'use client';

import { DialogFault } from '../panels/part-fault';
import { useEditor, useEditorState } from '../store/editor-context';
import { lazyPart } from '../ui/lazy-part';
import { isPaletteMode } from './palette-modes';

/** The palette's code comes in an idle moment after the map, so that it opens at once and delays nothing. */
export const PaletteDialog = lazyPart(async () => (await import('./palette-dialog')).PaletteDialog, {
  Fault: DialogFault,
});

/** The palette, when it is open. */
export function PaletteHost() {
  const editor = useEditor();
  const dialog = useEditorState((state) => state.dialog);
  if (!isPaletteMode(dialog)) return null;
  return <PaletteDialog key={dialog} mode={dialog} onClose={() => editor.setDialog(null)} />;
}
