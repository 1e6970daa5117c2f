'use client';

import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { splitCharacters } from '@/lib/model/characters';
import { LIMITS } from '@/lib/protocol/limits';
import { useEditor } from '../../store/editor-context';
import { addHere, namePhase } from './outline-commands';
import { goToTouchpoint } from './outline-moves';
import { activate, outlineStore } from './outline-state';

interface FieldProps {
  readonly name: string;
  readonly text: string;
  readonly style: CSSProperties;
  readonly onType: (text: string) => void;
  /** `how`: the key that ended it; null when the focus went elsewhere. */
  readonly onEnd: (how: string | null) => void;
}

/** A name that is edited over its row. Shift+Enter breaks the line, as on the canvas. */
function Field({ name, text, style, onType, onEnd }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const ended = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const end = (how: string | null): void => {
    if (ended.current) return;
    ended.current = true;
    onEnd(how);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const ends = (event.key === 'Enter' && !event.shiftKey) || event.key === 'Escape' || event.key === 'Tab';
    if (!ends || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    end(event.key);
  };
  return (
    <textarea
      ref={field}
      aria-label={name}
      rows={1}
      value={text}
      spellCheck={false}
      enterKeyHint="done"
      style={style}
      onChange={(event) => {
        const composing = (event.nativeEvent as InputEvent).isComposing;
        onType(composing ? event.target.value : splitCharacters(event.target.value, LIMITS.labelCharacters)[0]);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        // Another window in front is no reason to end.
        if (document.hasFocus()) end(null);
      }}
      className="absolute right-2 z-10 field-sizing-content max-h-28 min-h-8 resize-none rounded-lg border border-focus bg-surface px-2 py-[5px] text-body leading-5 outline-2 -outline-offset-1 outline-focus max-md:text-base"
    />
  );
}

/** The name of a touchpoint, or of a new one, which is made when it gets one. Enter again makes the next, connected. */
export function TouchpointNameField({
  id,
  draft,
  style,
}: {
  readonly id: string;
  readonly draft: boolean;
  readonly style: CSSProperties;
}) {
  const editor = useEditor();
  const [text, setText] = useState(() => editor.label.text() ?? '');
  const onEnd = (how: string | null): void => {
    editor.label.commit({ again: how === 'Enter' });
    if (how === null) return;
    const [selected] = editor.store.getState().selection.touchpoints;
    const store = outlineStore(editor);
    if (selected === undefined) activate(store, store.getState().active, true);
    else goToTouchpoint(editor, selected);
    if (how === 'Tab' && selected === id) addHere(editor, id, 'next');
  };
  return (
    <Field
      name={draft ? 'Name of the new touchpoint' : 'Label of the touchpoint'}
      text={text}
      style={style}
      onType={(typed) => {
        setText(typed);
        editor.label.type(typed);
      }}
      onEnd={onEnd}
    />
  );
}

/** The name of a phase. Esc brings the old one back. */
export function PhaseNameField({
  id,
  label,
  style,
}: {
  readonly id: string;
  readonly label: string;
  readonly style: CSSProperties;
}) {
  const editor = useEditor();
  const [text, setText] = useState(label);
  return (
    <Field
      name="Name of the phase"
      text={text}
      style={style}
      onType={setText}
      onEnd={(how) => {
        const store = outlineStore(editor);
        store.setState({ naming: null });
        if (how !== 'Escape' && text.trim() !== '') namePhase(editor, id, text.trim());
        if (how !== null) activate(store, `phase ${id}`, true);
      }}
    />
  );
}
