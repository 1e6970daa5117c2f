'use client';

import { type RefObject, useEffect } from 'react';
import { useEditor } from '../store/editor-context';

const HOLD_MS = 500;
/** A finger is never quite still; this far, in screen pixels, is still a press. */
const TREMBLE = 10;

/**
 * A finger that rests opens the menu. Not every browser raises a `contextmenu` event for it, and React Flow swallows
 * the touches that the menu itself would need.
 */
export function useLongPress(element: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  useEffect(() => {
    const area = element.current;
    if (!area) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let start = { x: 0, y: 0 };
    let opened = false;
    const stop = (): void => {
      if (timer) clearTimeout(timer);
      timer = null;
    };
    const onStart = (event: TouchEvent): void => {
      stop();
      const [finger] = event.touches;
      const { target } = event;
      if (event.touches.length !== 1 || !finger || !(target instanceof Element) || target.closest('textarea')) return;
      opened = false;
      start = { x: finger.clientX, y: finger.clientY };
      timer = setTimeout(() => {
        timer = null;
        opened = true;
        editor.drag.cancel();
        const at = { clientX: start.x, clientY: start.y };
        target.dispatchEvent(new MouseEvent('contextmenu', { ...at, bubbles: true, cancelable: true }));
      }, HOLD_MS);
    };
    const onMove = (event: TouchEvent): void => {
      const [finger] = event.touches;
      if (opened) {
        // The menu is open: what still moves is no drag.
        event.preventDefault();
        event.stopPropagation();
      } else if (!finger || Math.hypot(finger.clientX - start.x, finger.clientY - start.y) > TREMBLE) stop();
    };
    const onEnd = (event: TouchEvent): void => {
      stop();
      // Or the click that follows would close the menu at once.
      if (opened && event.cancelable) event.preventDefault();
    };
    const capture = { capture: true, passive: false };
    area.addEventListener('touchstart', onStart, { capture: true, passive: true });
    area.addEventListener('touchmove', onMove, capture);
    area.addEventListener('touchend', onEnd, capture);
    area.addEventListener('touchcancel', stop, { capture: true });
    return () => {
      stop();
      area.removeEventListener('touchstart', onStart, { capture: true });
      area.removeEventListener('touchmove', onMove, { capture: true });
      area.removeEventListener('touchend', onEnd, { capture: true });
      area.removeEventListener('touchcancel', stop, { capture: true });
    };
  }, [editor, element]);
}
