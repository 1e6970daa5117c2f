'use client';

import { lazy, Suspense, useEffect } from 'react';
import { prepareSearch } from '@/lib/search/search-touchpoints';
import { whenIdle } from '../canvas/when-idle';
import { useEditor, useEditorState } from '../store/editor-context';
import { isPaletteMode } from './palette-modes';

const load = () => import('./palette-dialog');
const PaletteDialog = lazy(() => load().then((module) => ({ default: module.PaletteDialog })));

/** The palette, when it is open. Its code comes in an idle moment, so that it opens at once and delays nothing. */
export function PaletteHost() {
  const editor = useEditor();
  const dialog = useEditorState((state) => state.dialog);
  useEffect(() => whenIdle(() => void load()), []);
  const open = isPaletteMode(dialog);
  // The texts of a large map take a moment to prepare: after the field is there, before the first letter.
  useEffect(() => (open ? whenIdle(() => prepareSearch(editor.store.getState().map)) : undefined), [open, editor]);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog key={dialog} mode={dialog} onClose={() => editor.setDialog(null)} />
    </Suspense>
  );
}
