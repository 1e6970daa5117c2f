'use client';

import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Ink } from '@/lib/scene/types';
import { useCanvas } from './canvas-context';
import { type OverviewPaths, overviewPaths, paintOverview } from './paint-overview';

/** A large map from far away, painted on one surface: panning it repaints a picture and moves no thousand cards. */
export function OverviewLayer() {
  const { detail, mounted } = useCanvas();
  const far = useStore(detail, (state) => !state.cards);
  const behind = useStore(mounted.store, (state) => !state.complete);
  const shown = far || behind;
  return shown ? <Surface /> : null;
}

function Surface() {
  const surface = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const { model } = useCanvas();
  useEffect(() => {
    const canvas = surface.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let paths: OverviewPaths | null = null;
    let waiting = 0;
    const paint = (): void => {
      waiting = 0;
      const { transform, width, height } = flow.getState();
      const density = Math.min(2, window.devicePixelRatio || 1);
      const [wide, high] = [Math.round(width * density), Math.round(height * density)];
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
      }
      paths ??= overviewPaths(model.store.getState());
      const style = getComputedStyle(canvas);
      const ink = (name: Ink): string => style.getPropertyValue(`--tl-${name}`);
      paintOverview(
        context,
        paths,
        { x: transform[0], y: transform[1], zoom: transform[2], width, height, density },
        ink,
      );
    };
    const soon = (): void => {
      waiting ||= requestAnimationFrame(paint);
    };
    let seen = flow.getState();
    const endFlow = flow.subscribe((state) => {
      const moved = state.transform !== seen.transform || state.width !== seen.width || state.height !== seen.height;
      seen = state;
      if (moved) soon();
    });
    const endModel = model.store.subscribe(() => {
      paths = null;
      soon();
    });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', soon);
    const theme = new MutationObserver(soon);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
    paint();
    return () => {
      endFlow();
      endModel();
      dark.removeEventListener('change', soon);
      theme.disconnect();
      cancelAnimationFrame(waiting);
    };
  }, [flow, model]);
  return <canvas ref={surface} className="tl-overview" />;
}
