'use client';

import { type RefObject, useEffect } from 'react';
import { touchpointKey } from '@/lib/outline/outline-rows';
import { useEditor } from '../../store/editor-context';
import { openAround } from './outline-moves';
import { activate, outlineStore } from './outline-state';

/** Keeps the active row at what is selected on the canvas, while the keyboard's focus is not in the outline itself. */
export function useFollowSelection(tree: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  useEffect(() => {
    const follow = (): void => {
      const { selection } = editor.store.getState();
      const id = [...selection.touchpoints].at(-1);
      if (id === undefined || tree.current?.contains(document.activeElement)) return;
      openAround(editor, id);
      activate(outlineStore(editor), touchpointKey(id), false);
    };
    follow();
    return editor.store.subscribe((state, before) => {
      if (state.selection !== before.selection) follow();
    });
  }, [editor, tree]);
}
