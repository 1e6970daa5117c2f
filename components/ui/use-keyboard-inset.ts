'use client';

import { useEffect } from 'react';
import { keyboardInset } from './keyboard-inset';

/** Keeps `--tl-keyboard` on the page's root: what stands at the bottom is lifted by it. */
export function useKeyboardInset(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const root = document.documentElement;
    const measure = (): void => {
      const { height, offsetTop, scale } = view;
      const inset = keyboardInset({ page: window.innerHeight, seen: height, top: offsetTop, scale });
      root.style.setProperty('--tl-keyboard', `${inset}px`);
    };
    measure();
    view.addEventListener('resize', measure);
    view.addEventListener('scroll', measure);
    return () => {
      view.removeEventListener('resize', measure);
      view.removeEventListener('scroll', measure);
      root.style.removeProperty('--tl-keyboard');
    };
  }, []);
}
