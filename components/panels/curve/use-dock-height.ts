'use client';

import { type RefObject, useEffect } from 'react';

/** Says on the page how high the dock is (`--tl-dock`), so that what stands in the corner below makes room for it. */
export function useDockHeight(dock: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = dock.current;
    if (!element) return;
    const { style } = document.documentElement;
    const tell = (): void => style.setProperty('--tl-dock', `${element.offsetHeight + GAP}px`);
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty('--tl-dock');
    };
  }, [dock]);
}

/** Between the dock and what stands above it. */
const GAP = 12;
