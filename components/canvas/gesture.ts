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
