'use client';

import { type RefObject, useEffect } from 'react';

/** Keeps `--tl-bar` on the page's root: what the element covers of the bottom of the page; 0 while it is empty. */
export function useBarHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const dock = element.current;
    if (!dock) return;
    const root = document.documentElement;
    const measure = (): void => {
      const { height, top } = dock.getBoundingClientRect();
      root.style.setProperty('--tl-bar', `${height === 0 ? 0 : Math.round(window.innerHeight - top)}px`);
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(dock);
    window.addEventListener('resize', measure);
    return () => {
      sizes.disconnect();
      window.removeEventListener('resize', measure);
      root.style.removeProperty('--tl-bar');
    };
  }, [element]);
}
