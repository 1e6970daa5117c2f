'use client';

import { createContext, useContext } from 'react';
import type { Box } from '@/lib/scene/types';
import type { CanvasModel } from './canvas-model';
import type { LineTools } from './draw-line';
import type { Snapping } from './guides/snapping';
import type { HitTest } from './hands/hit-test';
import type { Mounted } from './mounted';
import type { DropTargets } from './nesting/drop-target';
import type { SceneIndex } from './scene-index';
import type { ViewDetailStore } from './view-detail';

/** What the parts of the canvas share; the same object as long as the canvas is there. */
export interface CanvasTools extends LineTools {
  readonly model: CanvasModel;
  /** Finds cards and lines by place. */
  readonly index: SceneIndex;
  /** What is on the page as elements. */
  readonly mounted: Mounted;
  readonly detail: ViewDetailStore;
  readonly drops: DropTargets;
  readonly snapping: Snapping;
  readonly hits: HitTest;
  /** The canvas is there to be looked at: dragging anywhere moves the view, and nothing offers to change the map. */
  readonly lookOnly: boolean;
  /** A box of the canvas in pixels of its element. */
  readonly toScreen: (box: Box) => Box;
}

export const CanvasContext = createContext<CanvasTools | null>(null);

/** The tools of the canvas around. Throws outside of it: that is a bug. */
export function useCanvas(): CanvasTools {
  const tools = useContext(CanvasContext);
  if (!tools) throw new Error('useCanvas is used outside the canvas');
  return tools;
}
