'use client';

import { useEffect, useState } from 'react';
import { DialogFault } from '../panels/part-fault';
import { useEditor, useEditorState } from '../store/editor-context';
import { lazyPart } from '../ui/lazy-part';
import { catchEarlyKeys } from './catch-early-keys';
import { isPaletteMode, type PaletteMode } from './palette-modes';

/** The palette's code comes in an idle moment after the map, so that it opens at once and delays nothing. */
export const PaletteDialog = lazyPart(async () => (await import('./palette-dialog')).PaletteDialog, {
  Fault: DialogFault,
});

/** The palette, when it is open. */
export function PaletteHost() {
  const dialog = useEditorState((state) => state.dialog);
  return isPaletteMode(dialog) ? <OpenPalette key={dialog} mode={dialog} /> : null;
}

function OpenPalette({ mode }: { readonly mode: PaletteMode }) {
  const editor = useEditor();
  const [typed, setTyped] = useState('');
  useEffect(() => catchEarlyKeys(window, (key) => setTyped((before) => before + key)), []);
  return <PaletteDialog mode={mode} typed={typed} onType={setTyped} onClose={() => editor.setDialog(null)} />;
}
