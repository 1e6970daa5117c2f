import { createStore, type StoreApi } from 'zustand/vanilla';

/** A line that is being drawn: from a touchpoint that stays to wherever the pointer is. */
export interface Gesture {
  /** The end that stays. */
  readonly anchor: string;
  /** Which end of the line the pointer holds. */
  readonly moving: 'source' | 'target';
  /** Canvas coordinates of the pointer. */
  readonly at: readonly [number, number];
  /** Touchpoint under the pointer. */
  readonly over: string | null;
  /** The transition whose end is being moved; null for a new one. */
  readonly transition: string | null;
}

export type GestureStore = StoreApi<{ readonly gesture: Gesture | null }>;

export function createGestureStore(): GestureStore {
  return createStore(() => ({ gesture: null as Gesture | null }));
}

/** The touchpoint card at a point of the screen; null when there is none. */
export function touchpointAt(x: number, y: number): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const id = element.closest('.react-flow__node')?.getAttribute('data-id');
    if (id) return id;
  }
  return null;
}
