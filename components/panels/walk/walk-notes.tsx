'use client';

import { useRef } from 'react';
import type { Touchpoint } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { useEditor, useEditorState } from '../../store/editor-context';
import { TextField } from '../../ui/text-field';
import { refuseLength } from '../inspector/touchpoint-form';
import { mergeNotes } from './merge-notes';

/**
 * The notes of the touchpoint where the walk stands: read and edited as in its details, written once when they are left.
 * Several people walk and write at the same time, so what others have written meanwhile is kept as well.
 */
export function WalkNotes({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const notes = touchpoint.notes ?? '';
  /** What stood there when the first character was typed; null while nothing is typed. */
  const base = useRef<string | null>(null);
  const commit = (typed: string): string | null => {
    const text = mergeNotes(base.current ?? notes, typed, notes);
    const refused = refuseLength(text, LIMITS.textCharacters);
    if (refused !== null) return refused;
    base.current = null;
    const { id } = touchpoint;
    editor.run([{ type: 'set-touchpoints', ids: [id], fields: { notes: text.trim() === '' ? undefined : text } }]);
    return null;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches when typing in the field inside begins and ends
    <div
      onInput={() => {
        base.current ??= notes;
      }}
      onBlur={(event) => {
        if (event.target instanceof HTMLTextAreaElement && event.target.value === notes) base.current = null;
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        // The field gives up what was typed; when nothing was, Esc goes back to the walk's own keys.
        if (base.current === null) event.currentTarget.closest<HTMLElement>('[data-walk]')?.focus();
        base.current = null;
      }}
    >
      <TextField
        label="What do you notice here?"
        rows={2}
        value={notes}
        disabled={readOnly}
        placeholder={readOnly ? 'No notes yet' : 'A note that stays with the touchpoint'}
        onCommit={commit}
      />
    </div>
  );
}
