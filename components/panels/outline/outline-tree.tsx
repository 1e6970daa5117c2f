'use client';

import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { phaseKey, touchpointKey } from '@/lib/outline/outline-rows';
import { useEditor, useEditorState } from '../../store/editor-context';
import { PhaseNameField, TouchpointNameField } from './name-field';
import { rename } from './outline-commands';
import { goTo, handleOutlineKey, toggle } from './outline-keys';
import { nameRow } from './outline-names';
import { OutlineRowView } from './outline-row';
import { activate, outlineStore } from './outline-state';
import { INDENT, layOutRows, ROW_HEIGHT, rowsInView, slotOf } from './row-layout';
import { createTypeahead } from './typeahead';
import { useFollowSelection } from './use-follow-selection';
import type { LiveOutline } from './use-outline';
import { useRowFocus } from './use-row-focus';

const KEYS =
  'Enter renames, Control and Enter adds what comes next, Delete removes, 1, 2 and 3 rate, the menu key shows what else can be done.';

/** The rows of the outline. However long it is, only what is seen of it is there. */
export function OutlineTree({ outline, rows, findings }: LiveOutline) {
  const editor = useEditor();
  const store = outlineStore(editor);
  const active = useStore(store, (state) => state.active);
  const naming = useStore(store, (state) => state.naming);
  const several = useStore(store, (state) => state.several);
  const states = useEditorState((state) => state.states);
  const selection = useEditorState((state) => state.selection);
  const editing = useEditorState((state) => (state.labelIn === 'outline' ? state.editing : null));
  const draft = useEditorState((state) => (state.labelIn === 'outline' ? state.draft : null));
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [typeahead] = useState(createTypeahead);

  const slot = useMemo(() => (draft ? slotOf(draft, rows) : null), [draft, rows]);
  const { tops, height, slotTop } = useMemo(() => layOutRows(rows, slot), [rows, slot]);
  const found = rows.findIndex((row) => row.key === active);
  const at = found >= 0 ? found : rows.length > 0 ? 0 : -1;
  const shown = rowsInView(tops, view.top, view.top + view.height, at);
  useFollowSelection(scroller);
  useRowFocus(scroller, { rows, tops, at });

  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const measure = (): void => setView({ top: current.scrollTop, height: current.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const key = draft ? null : editing !== null ? touchpointKey(editing) : null;
    if (key !== null) activate(store, key, false);
  }, [store, editing, draft]);

  const rowAt = (event: { readonly target: EventTarget }): number => {
    const key = event.target instanceof Element ? event.target.closest('[data-row]')?.getAttribute('data-row') : null;
    return rows.findIndex((row) => row.key === key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || at < 0) return;
    const page = Math.max(1, Math.floor(view.height / ROW_HEIGHT.touchpoint) - 1);
    const context = { editor, outline, rows, at, page };
    if (handleOutlineKey(event, context)) event.preventDefault();
    else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
      const index = typeahead(event.key, event.timeStamp, at, rows, outline);
      if (index === null) return;
      event.preventDefault();
      if (index !== at) goTo(context, index);
    }
  };
  const onClick = (event: MouseEvent): void => {
    const index = rowAt(event);
    const row = rows[index];
    if (!row) return;
    if (event.target instanceof Element && event.target.closest('[data-toggle]')) toggle(editor, row);
    else goTo({ editor, rows }, index, several || event.shiftKey || event.ctrlKey || event.metaKey ? 'toggle' : null);
  };
  /** The menu opens for the row that was pressed. */
  const onContextMenu = (event: MouseEvent): void => {
    const index = rowAt(event);
    if (index >= 0 && !isSelected(rows[index], selection)) goTo({ editor, rows }, index);
  };
  const indent = (level: number): number => 8 + 26 + (level - 1) * INDENT;
  const edited = editing === null || draft ? -1 : rows.findIndex((row) => row.key === touchpointKey(editing));
  const named = naming === null ? -1 : rows.findIndex((row) => row.key === phaseKey({ id: naming, label: '' }));
  const namedRow = rows[named];
  return (
    <div
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain py-1.5"
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
    >
      <div className="relative" style={{ height }}>
        <div
          role="tree"
          data-outline
          className="absolute inset-0"
          aria-label="Outline of the map"
          aria-multiselectable
          aria-description={KEYS}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={(event) => {
            const row = rows[rowAt(event)];
            if (row) rename(editor, row);
          }}
          onContextMenu={onContextMenu}
        >
          {shown.map((index) => {
            const row = rows[index];
            return row ? (
              <OutlineRowView
                key={row.key}
                row={row}
                name={nameRow(row, { outline, states, findings })}
                top={tops[index] ?? 0}
                active={index === at}
                selected={isSelected(row, selection)}
                outline={outline}
                states={states}
              />
            ) : null;
          })}
        </div>
        {draft && slot && slotTop !== null ? (
          <TouchpointNameField
            key={draft.id}
            id={draft.id}
            draft
            style={{ top: slotTop + 6, left: indent(slot.level) }}
          />
        ) : null}
        {editing !== null && !draft ? (
          <TouchpointNameField
            key={editing}
            id={editing}
            draft={false}
            style={{ top: (tops[edited] ?? 0) + 6, left: indent(rows[edited]?.level ?? 1) }}
          />
        ) : null}
        {naming !== null && namedRow?.kind === 'phase' ? (
          <PhaseNameField
            key={naming}
            id={naming}
            label={namedRow.phase?.label ?? ''}
            style={{ top: (tops[named] ?? 0) + 2, left: indent(1) - 10 }}
          />
        ) : null}
      </div>
    </div>
  );
}

function isSelected(
  row: OutlineRow | undefined,
  selection: { readonly touchpoints: ReadonlySet<string>; readonly transitions: ReadonlySet<string> },
): boolean {
  if (row?.kind === 'touchpoint') return selection.touchpoints.has(row.id);
  return row?.kind === 'link' && selection.transitions.has(row.transition.id);
}
