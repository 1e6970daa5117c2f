'use client';

import { useSyncExternalStore } from 'react';

/** The mark in the browser's timeline; benches and tests read it. */
export const FIRST_VIEW = 'throughline:first-view';

const listeners = new Set<() => void>();
let reached = false;

/** Says that the map is on the screen and can be used. What is not needed for that comes from now on. */
export function reachFirstView(): void {
  if (reached) return;
  reached = true;
  performance.mark(FIRST_VIEW);
  for (const listener of [...listeners]) listener();
}

/** True once a map has been on the screen of this page. */
export function useFirstView(): boolean {
  return useSyncExternalStore(subscribe, isReached, isReached);
}

/** Calls back once a map is on the screen, at once when it is; gives what calls it off. */
export function afterFirstView(task: () => void): () => void {
  if (reached) {
    task();
    return () => {};
  }
  const end = subscribe(() => {
    end();
    task();
  });
  return end;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isReached(): boolean {
  return reached;
}
