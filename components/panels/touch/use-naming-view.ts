'use client';

import { useEffect } from 'react';
import { useEditor, useEditorState } from '../../store/editor-context';

/** An on-screen keyboard slides in for a moment, with many sizes on its way. */
const SETTLE_MS = 120;

/** Keeps the label that is open readable and in sight, also when an on-screen keyboard takes half of the page. */
export function useNamingView(): void {
  const editor = useEditor();
  const touchpoint = useEditorState((state) => state.editing);
  const transition = useEditorState((state) => state.editingTransition);
  useEffect(() => {
    const look = (): void => {
      if (touchpoint !== null) editor.camera?.lookAt(touchpoint);
      const line = editor.store.getState().map.transitions.find(({ id }) => id === transition);
      if (line) editor.camera?.fit([line.source, line.target]);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, SETTLE_MS);
    };
    // What opened the label may move the view itself in the same moment; the last word is ours.
    lookSoon();
    window.addEventListener('resize', lookSoon);
    window.visualViewport?.addEventListener('resize', lookSoon);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('resize', lookSoon);
      window.visualViewport?.removeEventListener('resize', lookSoon);
    };
  }, [editor, touchpoint, transition]);
}
