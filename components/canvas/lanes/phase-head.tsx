'use client';

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { LIMITS } from '@/lib/protocol/limits';
import type { PhaseColumn } from '@/lib/scene/phase-columns';
import { movePhaseBy, removePhase, renamePhase } from '../../actions/lanes/phases';
import { useEditor, useEditorState } from '../../store/editor-context';
import { cx } from '../../ui/cx';
import { variables } from './lane-ground';
import { PhaseMenu } from './phase-menu-part';

/** So far a pointer moves, in screen pixels, before a head goes with it. */
const DRAG_THRESHOLD = 4;

export interface PhaseHeadProps {
  readonly column: PhaseColumn;
  /** Its place among the columns, from 0, and how many there are. */
  readonly place: number;
  readonly count: number;
  /** Top of the columns in canvas pixels. */
  readonly top: number;
  readonly editable: boolean;
  /** What is dragged would come into this column. */
  readonly lit: boolean;
  /** A head that is dragged would come to stand before or after this one. */
  readonly mark: 'before' | 'after' | null;
  readonly moving: boolean;
  onDrag(clientX: number): void;
  onDrop(clientX: number): void;
  onGiveUp(): void;
}

/** The head of a column: its name, to be changed in place, dragged, and with a menu of all that can be done with it. */
export function PhaseHead(props: PhaseHeadProps) {
  const { column, place, count, top, editable, lit, mark, moving } = props;
  const editor = useEditor();
  const renaming = useEditorState((state) => state.renamingPhase === column.id);
  const [menu, setMenu] = useState(false);
  const press = useDrag(props);
  const name = column.label.trim() || 'Phase without a name';
  const style = variables({ x: column.x, width: column.width, top });
  if (renaming && editable) {
    return (
      <div className="tl-head editing" style={style}>
        <NameField id={column.id} label={column.label} />
      </div>
    );
  }
  const dot = column.color ? <i className="tl-head-dot" data-color={column.color} /> : null;
  if (!editable) {
    return (
      <div className={cx('tl-head', column.empty && 'empty')} style={style}>
        {dot}
        <span className="tl-head-name">{name}</span>
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F2' || event.key === 'Enter') editor.setRenamingPhase(column.id);
    else if (event.altKey && event.key === 'ArrowLeft') movePhaseBy(editor, column.id, -1);
    else if (event.altKey && event.key === 'ArrowRight') movePhaseBy(editor, column.id, 1);
    else if (event.key === 'Delete') removePhase(editor, column.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={cx('tl-head', column.empty && 'empty', lit && 'lit', moving && 'moving', menu && 'open', mark)}
      style={style}
      data-phase={column.id}
    >
      <button
        type="button"
        className="tl-head-grip"
        aria-label={`${name}, phase ${place + 1} of ${count}${column.empty ? ', empty' : ''}`}
        aria-keyshortcuts="F2 Alt+ArrowLeft Alt+ArrowRight Delete"
        title={name}
        onFocus={() => editor.setPhase(column.id)}
        onDoubleClick={() => editor.setRenamingPhase(column.id)}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          editor.setPhase(column.id);
          setMenu(true);
        }}
        {...press}
      >
        {dot}
        <span className="tl-head-name">{name}</span>
      </button>
      <PhaseMenu id={column.id} name={name} color={column.color} open={menu} onOpenChange={setMenu} />
    </div>
  );
}

function NameField({ id, label }: { readonly id: string; readonly label: string }) {
  const editor = useEditor();
  const done = useRef(false);
  const end = (typed: string | null): void => {
    if (done.current) return;
    done.current = true;
    if (typed === null) editor.setRenamingPhase(null);
    else renamePhase(editor, id, typed);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to type here
      autoFocus
      className="tl-head-field"
      aria-label="Name of the phase"
      defaultValue={label}
      maxLength={LIMITS.labelCharacters}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        const head = event.currentTarget.closest('.tl-heads');
        end(event.key === 'Enter' ? event.currentTarget.value : null);
        requestAnimationFrame(() =>
          head?.querySelector<HTMLElement>(`[data-phase="${CSS.escape(id)}"] button`)?.focus(),
        );
      }}
    />
  );
}

type Press = Pick<
  React.DOMAttributes<HTMLButtonElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
>;

/** Dragging a head by pointer. The menu and Alt with an arrow do the same. */
function useDrag({ onDrag, onDrop, onGiveUp }: PhaseHeadProps): Press {
  const start = useRef<number | null>(null);
  const live = useRef(false);
  const end = (): boolean => {
    const was = live.current;
    start.current = null;
    live.current = false;
    return was;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      if (event.button !== 0) return;
      start.current = event.clientX;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      if (start.current === null) return;
      if (!live.current && Math.abs(event.clientX - start.current) < DRAG_THRESHOLD) return;
      live.current = true;
      onDrag(event.clientX);
    },
    onPointerUp(event) {
      if (end()) onDrop(event.clientX);
    },
    onPointerCancel() {
      if (end()) onGiveUp();
    },
  };
}
