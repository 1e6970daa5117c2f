'use client';

import { useStoreApi } from '@xyflow/react';
import { type RefObject, useLayoutEffect } from 'react';

/** From the top of the columns up to that of their heads, as in the style sheet. */
const HEAD = 36;

/**
 * Keeps the view of the canvas in the variables `--vx`, `--vy` (pixels) and `--vz` (zoom) of an element, so that what is
 * in it can follow by style alone: nothing is rendered when the view moves.
 */
export function useViewVariables(element: RefObject<HTMLElement | null>, stuckAbove?: number): void {
  const flow = useStoreApi();
  useLayoutEffect(() => {
    let shown: readonly number[] | null = null;
    const stick = element.current
      ? Number.parseFloat(getComputedStyle(element.current).getPropertyValue('--stick'))
      : 0;
    const follow = (): void => {
      const { transform } = flow.getState();
      const style = element.current?.style;
      if (!style || transform === shown) return;
      shown = transform;
      style.setProperty('--vx', `${transform[0]}px`);
      style.setProperty('--vy', `${transform[1]}px`);
      style.setProperty('--vz', String(transform[2]));
      if (stuckAbove === undefined) return;
      element.current?.classList.toggle('stuck', transform[1] + stuckAbove * transform[2] - HEAD < stick);
    };
    follow();
    return flow.subscribe(follow);
  }, [flow, element, stuckAbove]);
}
