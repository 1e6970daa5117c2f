'use client';

import { useRef, useState } from 'react';
import { LIMITS } from '@/lib/protocol/limits';
import { useEditor, useEditorState } from '../store/editor-context';

/** The map's title, edited where it stands: Enter or leaving keeps it, Esc brings the old one back. */
export function TitleField() {
  const editor = useEditor();
  const title = useEditorState((state) => state.map.title);
  const readOnly = useEditorState((state) => state.role === 'view');
  const [draft, setDraft] = useState<string | null>(null);
  const cancelled = useRef(false);
  const shown = draft ?? title;
  if (readOnly) {
    return <h1 className="min-w-0 truncate text-title font-semibold">{title || 'Untitled map'}</h1>;
  }
  return (
    <h1 className="relative min-w-0 text-title font-semibold">
      {/* The width of the field follows its text. */}
      <span
        aria-hidden
        className="invisible block h-8 min-w-28 max-w-[300px] xl:max-w-[380px] truncate whitespace-pre px-1.5 leading-8"
      >
        {shown || 'Untitled map'}
      </span>
      <input
        aria-label="Title of the map"
        value={shown}
        placeholder="Untitled map"
        maxLength={LIMITS.titleCharacters}
        spellCheck={false}
        onFocus={() => {
          cancelled.current = false;
        }}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          const typed = draft?.trim();
          setDraft(null);
          if (!cancelled.current && typed !== undefined && typed !== title) {
            editor.run([{ type: 'set-title', title: typed }]);
          }
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') cancelled.current = true;
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
        className="absolute inset-0 min-h-0 w-full truncate rounded-md bg-transparent px-1.5 font-semibold text-ink placeholder:text-soft hover:bg-neutral-bg focus:bg-surface"
      />
    </h1>
  );
}
