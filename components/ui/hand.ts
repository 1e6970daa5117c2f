'use client';

import { useSyncExternalStore } from 'react';

/**
 * Whether the person works by finger now: the last press says so, and before the first one the device does. A laptop
 * with a touch screen changes between the two. A pen changes nothing: beside a finger it belongs to a tablet, beside a
 * mouse to a desk.
 */
let finger: boolean | null = null;
const listeners = new Set<() => void>();

function onPress({ pointerType }: PointerEvent): void {
  const next = pointerType === 'touch' ? true : pointerType === 'mouse' ? false : worksByFinger();
  if (next === finger) return;
  finger = next;
  for (const listener of listeners) listener();
}

/** The same outside React. */
export function worksByFinger(): boolean {
  finger ??= window.matchMedia('(pointer: coarse)').matches;
  return finger;
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('pointerdown', onPress, true);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('pointerdown', onPress, true);
  };
}

/** True while the person works by finger; live. */
export function useFinger(): boolean {
  return useSyncExternalStore(subscribe, worksByFinger, () => false);
}
