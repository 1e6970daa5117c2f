'use client';

import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { addPhase, movePhaseBy } from '../../actions/lanes/phases';
import { useEditor, useEditorState } from '../../store/editor-context';
import { rowKey } from '../../store/lanes/lane-drop';
import type { Lanes } from '../../store/lanes/lanes-of';
import { cx } from '../../ui/cx';
import { useCanvas } from '../canvas-context';
import { variables } from './lane-ground';
import { PhaseHead } from './phase-head';
import { useViewVariables } from './use-view-variables';

/** The names of columns and rows: they stay in sight at the edge while the map moves below. */
export function LaneHeads({ lanes }: { readonly lanes: Lanes }) {
  const editor = useEditor();
  const element = useRef<HTMLDivElement>(null);
  useViewVariables(element, lanes.top);
  const { drops, toCanvas } = useCanvas();
  const editable = useEditorState((state) => state.role !== 'view');
  const inside = useEditorState((state) => state.scope !== null);
  const lit = useStore(drops.store, (state) => state.column);
  const litRow = useStore(drops.store, (state) => state.row);
  /** Where a head that is dragged would come to stand: an index of the columns. */
  const [moving, setMoving] = useState<{ readonly id: string; readonly to: number } | null>(null);
  const { columns, rows, left, top } = lanes;
  const indexAt = (clientX: number): number => {
    const { x } = toCanvas({ x: clientX, y: 0 });
    const index = columns.findIndex((column) => x < column.x + column.width);
    return index < 0 ? columns.length - 1 : index;
  };
  const last = columns.at(-1);
  const from = columns.findIndex(({ id }) => id === moving?.id);
  return (
    <div ref={element} className={cx('tl-heads', inside && 'inside')}>
      {columns.map((column, index) => (
        <PhaseHead
          key={column.id}
          column={column}
          place={index}
          count={columns.length}
          top={top}
          editable={editable}
          lit={lit === column.id}
          mark={moving?.to !== index || from === index ? null : from < index ? 'after' : 'before'}
          moving={moving?.id === column.id}
          onDrag={(clientX) => setMoving({ id: column.id, to: indexAt(clientX) })}
          onDrop={(clientX) => {
            setMoving(null);
            const to = columns[indexAt(clientX)];
            const { phases } = editor.store.getState().map;
            const at = (id: string | undefined): number => phases.findIndex((phase) => phase.id === id);
            movePhaseBy(editor, column.id, at(to?.id) - at(column.id));
          }}
          onGiveUp={() => setMoving(null)}
        />
      ))}
      {last && editable ? (
        <button
          type="button"
          className="tl-head tl-head-add"
          style={variables({ x: last.x + last.width, width: 0, top })}
          aria-label="Add a phase"
          title="Add a phase"
          onClick={() => addPhase(editor, last.id)}
        >
          <Plus size={16} aria-hidden />
        </button>
      ) : null}
      {rows.map(({ value, label, y, height }) => (
        <div
          key={rowKey(value)}
          className={cx('tl-row-head', litRow === rowKey(value) && 'lit')}
          style={variables({ x: left, y, height })}
        >
          {label}
        </div>
      ))}
    </div>
  );
}
