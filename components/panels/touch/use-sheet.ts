'use client';

import { type CSSProperties, type MouseEvent, type PointerEvent, type RefObject, useState } from 'react';
import { SHEET_HALF } from '../../canvas/view-insets';

export type SheetSize = 'half' | 'full';

/** Of the page's height above a full sheet: the title stays in sight. */
const ABOVE_FULL = 72;
/** Less than this, in pixels, is a press and no pull. */
const SLIP = 6;
/** A flick goes as far as it would come in this time. */
const FLICK_MS = 160;

const FULL = `calc(100dvh - ${ABOVE_FULL}px - var(--tl-keyboard))`;
const HEIGHTS: Readonly<Record<SheetSize, string>> = { half: `min(${SHEET_HALF * 100}dvh, ${FULL})`, full: FULL };

export interface Sheet {
  readonly size: SheetSize;
  /** For the sheet: its height as `--tl-sheet`. */
  readonly style: CSSProperties;
  readonly setSize: (size: SheetSize) => void;
  /** For the handle. */
  readonly handle: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onClick: (event: MouseEvent) => void;
  };
}

/** Where a pull ends: `height` in pixels, `speed` upwards in pixels a millisecond. */
export function settleSheet(height: number, speed: number, half: number, full: number): SheetSize | 'closed' {
  const aim = height + speed * FLICK_MS;
  if (aim < half / 2) return 'closed';
  return aim > (half + full) / 2 ? 'full' : 'half';
}

/** A sheet from below that is pulled by its handle to half or full height, or away; a press on the handle does it too. */
export function useSheet(element: RefObject<HTMLElement | null>, onClose: () => void): Sheet {
  const [size, setSize] = useState<SheetSize>('half');

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const sheet = element.current;
    if (!sheet || !event.isPrimary || event.button !== 0) return;
    const { pointerId, clientY: from, currentTarget: handle } = event;
    const begun = sheet.getBoundingClientRect().height;
    const full = window.innerHeight - ABOVE_FULL;
    let [last, at, speed] = [from, event.timeStamp, 0];
    let pulled = false;
    handle.setPointerCapture(pointerId);
    const follow = (move: globalThis.PointerEvent): void => {
      if (move.pointerId !== pointerId) return;
      if (Math.abs(move.clientY - from) > SLIP) pulled = true;
      if (!pulled) return;
      if (move.timeStamp > at) speed = (last - move.clientY) / (move.timeStamp - at);
      [last, at] = [move.clientY, move.timeStamp];
      sheet.dataset.pulled = '';
      sheet.style.setProperty('--tl-sheet', `${Math.min(full, Math.max(0, begun + from - move.clientY))}px`);
    };
    const end = (up: globalThis.PointerEvent): void => {
      if (up.pointerId !== pointerId) return;
      handle.removeEventListener('pointermove', follow);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      delete sheet.dataset.pulled;
      const height = begun + from - last;
      // A finger that rested before it left throws nothing; one that the system took away puts everything back.
      const thrown = up.timeStamp - at > 80 ? 0 : speed;
      const other = size === 'half' ? 'full' : 'half';
      const goal =
        up.type === 'pointercancel'
          ? size
          : pulled
            ? settleSheet(height, thrown, window.innerHeight * SHEET_HALF, full)
            : other;
      sheet.style.setProperty('--tl-sheet', HEIGHTS[goal === 'closed' ? size : goal]);
      if (goal === 'closed') onClose();
      else setSize(goal);
    };
    handle.addEventListener('pointermove', follow);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };

  return {
    size,
    setSize,
    style: { ['--tl-sheet' as string]: HEIGHTS[size] },
    handle: {
      onPointerDown,
      // A finger or a mouse was followed until it left; what is left is the keyboard, or a screen reader.
      onClick({ detail }) {
        if (detail === 0) setSize(size === 'half' ? 'full' : 'half');
      },
    },
  };
}
