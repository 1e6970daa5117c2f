'use client';

import { formatKey } from '../actions/keys';
import { findAction } from '../actions/registry';
import { useEditor, useEditorState } from '../store/editor-context';

export interface BoundAction {
  readonly name: string;
  /** The first key, as people of this system know it. */
  readonly keys: string | undefined;
  readonly enabled: boolean;
  readonly perform: () => void;
}

/** An action of the registry, bound to the open map, live. */
export function useAction(id: string): BoundAction {
  const editor = useEditor();
  const action = findAction(id);
  const enabled = useEditorState(() => action.enabled(editor));
  const [key] = action.keys;
  return {
    name: action.label,
    keys: key === undefined ? undefined : formatKey(key, isMac()),
    enabled,
    perform: () => action.perform(editor),
  };
}

/** Whether keys are to be written as on a Mac. */
export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
