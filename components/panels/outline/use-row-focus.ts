'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { useEditor } from '../../store/editor-context';
import { onOutlineFocus, takeOutlineFocus } from '../../store/outline-focus';
import { goTo } from './outline-keys';
import { outlineStore } from './outline-state';
import { ROW_HEIGHT } from './row-layout';

/** The active row does not stick to the lower edge. */
const MARGIN = 12;

export interface FocusedRows {
  readonly rows: readonly OutlineRow[];
  readonly tops: readonly number[];
  /** Index of the active row; -1 when there is none. */
  readonly at: number;
}

/**
 * Keeps the active row in sight and, when the keyboard's focus is to be on it, there. A row that is gone, removed by
 * oneself or by somebody else, gives the focus to the one that took its place.
 */
export function useRowFocus(scroller: RefObject<HTMLElement | null>, { rows, tops, at }: FocusedRows): void {
  const editor = useEditor();
  const store = outlineStore(editor);
  const wish = useStore(store, (state) => state.wish);
  const last = useRef({ wish, at, key: rows[at]?.key });
  const held = useRef(false);

  useEffect(() => {
    const { current } = scroller;
    const note = (): void => {
      held.current = current?.contains(document.activeElement) === true;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [scroller]);

  const key = rows[at]?.key;
  useLayoutEffect(() => {
    const before = last.current;
    const { active } = store.getState();
    last.current = { wish, at, key };
    const gone = !rows.some((row) => row.key === before.key);
    const lost = held.current && document.activeElement === document.body && gone;
    if (lost && rows.length > 0 && !rows.some((row) => row.key === active)) {
      goTo({ editor, rows }, Math.min(before.at, rows.length - 1));
      return;
    }
    // Only another active row moves the outline; what grows above it must not.
    if (key !== before.key || wish !== before.wish) bringIntoView(scroller.current, tops[at], rows[at]);
    if (wish !== before.wish || lost) focusRow(scroller.current, key);
  });

  useEffect(() => {
    const take = (): void => {
      if (!takeOutlineFocus()) return;
      const { active } = store.getState();
      const index = rows.findIndex((row) => row.key === active);
      goTo({ editor, rows }, Math.max(0, index));
    };
    take();
    return onOutlineFocus(take);
  }, [editor, store, rows]);
}

function bringIntoView(scroller: HTMLElement | null, top: number | undefined, row: OutlineRow | undefined): void {
  if (!scroller || top === undefined || !row) return;
  const bottom = top + ROW_HEIGHT[row.kind];
  const { scrollTop, clientHeight } = scroller;
  if (top < scrollTop) scroller.scrollTop = Math.max(0, top - ROW_HEIGHT.phase);
  else if (bottom + MARGIN > scrollTop + clientHeight) scroller.scrollTop = bottom + 2 * MARGIN - clientHeight;
}

function focusRow(scroller: HTMLElement | null, key: string | undefined): void {
  if (key === undefined) return;
  scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
