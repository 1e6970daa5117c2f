'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in whole pixels, live; 0 before it is known. */
export function usePlotWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const area = element.current;
    if (!area) return;
    const measure = (): void => setWidth(area.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
