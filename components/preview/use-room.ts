'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { Room } from './preview-messages';

/** Room comes in steps, so that a window that is made larger by hand is not drawn for at every pixel. */
const STEP = 64;

/** The pixels of the screen that an element takes, or a guess before it is there. */
export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 640, height: 448 });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      const fine = Math.min(2, window.devicePixelRatio || 1);
      const [wide, high] = [width, height].map((side) => Math.max(STEP, Math.ceil((side * fine) / STEP) * STEP));
      setRoom((before) => (before.width === wide && before.height === high ? before : { width: wide!, height: high! }));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
