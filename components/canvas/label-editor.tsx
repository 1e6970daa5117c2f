'use client';

import { ViewportPortal } from '@xyflow/react';
import {
  type ChangeEvent,
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { countCharacters, fitsCharacters, splitCharacters } from '@/lib/model/characters';
import type { Touchpoint } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { CARD_LABEL, CARD_WIDTH, cardSize } from '@/lib/scene/card';
import { layoutText } from '@/lib/scene/layout-text';
import { routePath, routeTransition } from '@/lib/scene/route';
import { addNext } from '../actions/add-touchpoint';
import { findAction } from '../actions/registry';
import { useEditor, useEditorState } from '../store/editor-context';
import { useCanvas } from './canvas-context';

/** The open label, if one is: of a touchpoint, of a new one, or of a transition. */
export function LabelEditor() {
  const editing = useEditorState((state) => (state.labelIn === 'canvas' ? state.editing : null));
  const transition = useEditorState((state) => state.editingTransition);
  return (
    <ViewportPortal>
      {editing !== null ? <CardEditor key={editing} id={editing} /> : null}
      {transition !== null ? <LineEditor key={transition} id={transition} /> : null}
    </ViewportPortal>
  );
}

/** Stands exactly over the card, and stays when somebody removes the touchpoint: what was typed must not be lost. */
function CardEditor({ id }: { readonly id: string }) {
  const editor = useEditor();
  const { model } = useCanvas();
  useNearness(id);
  const draft = useEditorState((state) => state.draft);
  const current = useEditorState((state) => state.map.touchpoints.find((touchpoint) => touchpoint.id === id));
  const role = useEditorState((state) => state.states.touchpoints.get(id)?.role);
  const box = useStore(model.store, (view) => view.boxes.get(id));
  const from = useStore(model.store, (view) => (draft?.from === undefined ? undefined : view.boxes.get(draft.from)));
  const [text, setText] = useState(() => editor.label.text() ?? '');
  const known = useRef<{ touchpoint: Touchpoint; x: number; y: number; start: boolean }>({
    touchpoint: { id, label: '' },
    x: draft?.x ?? 0,
    y: draft?.y ?? 0,
    start: false,
  });
  if (current && box) known.current = { touchpoint: current, x: box.x, y: box.y, start: role === 'start' };
  const { touchpoint, x, y, start } = known.current;
  const removed = !current && !draft;
  const { height } = cardSize({ ...touchpoint, label: text || ' ' });
  const lines = layoutText(text, { size: CARD_LABEL.size, weight: CARD_LABEL.weight, width: CARD_LABEL.width }).lines
    .length;
  const rows = Math.max(1, lines + (text.endsWith('\n') ? 1 : 0));
  const grown = height + Math.max(0, rows - CARD_LABEL.maxLines) * CARD_LABEL.lineHeight;
  const style: CSSProperties = { transform: `translate(${x}px, ${y}px)`, width: CARD_WIDTH, minHeight: grown };
  return (
    <>
      {draft && from ? (
        <svg className="tl-draft-line" aria-hidden="true">
          <path d={routePath(routeTransition(from, { x, y, width: CARD_WIDTH, height: grown }))} />
        </svg>
      ) : null}
      <div className={`tl-card-editor nodrag nopan nowheel nokey${start ? ' start' : ''}`} style={style}>
        <LabelField
          name={draft ? 'Name of the new touchpoint' : 'Label of the touchpoint'}
          text={text}
          onType={setText}
          rows={rows}
          id={id}
          style={{ left: start ? CARD_LABEL.startX : CARD_LABEL.x, top: CARD_LABEL.y, width: CARD_LABEL.width }}
        />
        {removed ? (
          <p className="tl-card-notice" role="alert">
            Somebody removed this touchpoint. Your text is kept: end with Enter to bring it back.
          </p>
        ) : null}
      </div>
    </>
  );
}

/** Far out a label could not be read while it is typed: the view comes near first. */
function useNearness(id: string): void {
  const editor = useEditor();
  const { detail } = useCanvas();
  useEffect(() => {
    if (!detail.getState().cards) editor.camera?.lookAt(id);
  }, [detail, editor, id]);
}

const LINE_WIDTH = 168;

function LineEditor({ id }: { readonly id: string }) {
  const editor = useEditor();
  const { model } = useCanvas();
  const drawing = useStore(model.store, (view) => view.lines.get(id)?.drawing);
  const source = useEditorState((state) => state.map.transitions.find((one) => one.id === id)?.source);
  useNearness(source ?? id);
  const known = useRef({ x: 0, y: 0 });
  const [text, setText] = useState(() => editor.label.text() ?? '');
  if (drawing) known.current = { x: drawing.labelX, y: drawing.labelY };
  const { x, y } = known.current;
  const rows = Math.max(1, layoutText(text, { size: 12, weight: 500, width: LINE_WIDTH - 16 }).lines.length);
  return (
    <div
      className="tl-line-editor nodrag nopan nowheel nokey"
      style={{ transform: `translate(${x - LINE_WIDTH / 2}px, ${y - 8 - rows * 8}px)`, width: LINE_WIDTH }}
    >
      <LabelField name="Label of the transition" text={text} onType={setText} rows={rows} id={null} style={{}} />
    </div>
  );
}

interface LabelFieldProps {
  readonly name: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly rows: number;
  /** Touchpoint that Enter and Tab go on from; null for a transition. */
  readonly id: string | null;
  readonly style: CSSProperties;
}

function LabelField({ name, text, onType, rows, id, style }: LabelFieldProps) {
  const editor = useEditor();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    // The search opens from here too; the browser would put something else in its place.
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') return;
    event.stopPropagation();
    // While a syllable is being composed, Enter belongs to the composition.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const ends =
      (event.key === 'Enter' && !event.shiftKey) || event.key === 'Escape' || (event.key === 'Tab' && id !== null);
    if (!ends || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    editor.label.commit({ again: event.key === 'Enter' });
    const { selection, map } = editor.store.getState();
    const [transition] = selection.transitions;
    const [touchpoint] = selection.touchpoints;
    if (touchpoint === undefined) {
      const source = map.transitions.find((one) => one.id === transition)?.source;
      if (source !== undefined) editor.camera?.reveal(source);
      return;
    }
    editor.camera?.reveal(touchpoint);
    if (event.key !== 'Tab') return;
    if (event.shiftKey) {
      const back = findAction('go-back');
      if (back.enabled(editor)) back.perform(editor);
    } else if (touchpoint === id) addNext(editor, touchpoint);
  };

  /** Typing stops at the limit. While a syllable is being composed it is left alone. */
  const onChange = (event: ChangeEvent<HTMLTextAreaElement>): void => {
    const { value } = event.target;
    const composing = (event.nativeEvent as InputEvent).isComposing;
    const kept = composing ? value : splitCharacters(value, LIMITS.labelCharacters)[0];
    onType(kept);
    editor.label.type(kept);
  };
  /** A text that does not fit is not taken at all: cut, its end would be lost unseen. */
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData('text/plain');
    const whole = text.slice(0, selectionStart) + pasted + text.slice(selectionEnd);
    if (fitsCharacters(whole, LIMITS.labelCharacters)) return;
    event.preventDefault();
    const length = countCharacters(pasted);
    editor.say(
      `That text has ${length} characters; a label has at most ${LIMITS.labelCharacters}. Nothing was pasted. Paste it onto the canvas instead: its whole text goes to the notes.`,
      'error',
    );
  };

  return (
    <textarea
      ref={field}
      className="tl-label-field"
      aria-label={name}
      value={text}
      rows={rows}
      style={style}
      spellCheck={false}
      enterKeyHint="done"
      onChange={onChange}
      onPaste={onPaste}
      onKeyDown={onKeyDown}
      onBlur={() => {
        // Another window in front is no reason to end.
        if (document.hasFocus()) editor.label.commit();
      }}
    />
  );
}
