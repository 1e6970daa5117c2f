'use client';

import { useStoreApi } from '@xyflow/react';
import { type RefObject, useLayoutEffect } from 'react';

/**
 * Keeps the view of the canvas in the variables `--vx`, `--vy` (pixels) and `--vz` (zoom) of an element, so that what is
 * in it can follow by style alone: nothing is rendered when the view moves.
 */
export function useViewVariables(element: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  useLayoutEffect(() => {
    let shown: readonly number[] | null = null;
    const follow = (): void => {
      const { transform } = flow.getState();
      const style = element.current?.style;
      if (!style || transform === shown) return;
      shown = transform;
      style.setProperty('--vx', `${transform[0]}px`);
      style.setProperty('--vy', `${transform[1]}px`);
      style.setProperty('--vz', String(transform[2]));
    };
    follow();
    return flow.subscribe(follow);
  }, [flow, element]);
}
