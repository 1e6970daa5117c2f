'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Editor, EditorState } from './types';

const EditorContext = createContext<Editor | null>(null);

/** Gives the open map to everything inside. */
export function EditorProvider({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

/** The open map. Throws outside an `EditorProvider`: that is a bug. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor is used outside an EditorProvider');
  return editor;
}

/**
 * A part of the open map's state; renders again when that part is another (by `Object.is`). A selector that makes a new
 * object or array each time must be wrapped in zustand's `useShallow`.
 */
export function useEditorState<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditor().store, selector);
}
