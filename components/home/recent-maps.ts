'use client';

import { useSyncExternalStore } from 'react';
import { noteIn, parseRecent, type RecentMap, rememberIn } from './recent-list';

const STORAGE_KEY = 'throughline.recent';
const listeners = new Set<() => void>();
const NOTHING: readonly RecentMap[] = [];
let cache: { readonly text: string | null; readonly list: readonly RecentMap[] } = { text: null, list: NOTHING };

/** The maps that this browser has opened, newest first. Empty where the browser keeps nothing (private windows). */
export function readRecent(): readonly RecentMap[] {
  let text: string | null = null;
  try {
    text = localStorage.getItem(STORAGE_KEY);
  } catch {
    return cache.list;
  }
  if (text !== cache.text) cache = { text, list: parseRecent(text) };
  return cache.list;
}

function write(list: readonly RecentMap[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(list));
  } catch {
    cache = { ...cache, list };
  }
  for (const listener of listeners) listener();
}

/** Puts a map in front of the list. */
export function rememberMap(map: RecentMap): void {
  write(rememberIn(readRecent(), map));
}

/** Changes what the list says of a map; does nothing when it is not in it. */
export function updateRecent(id: string, change: Partial<Pick<RecentMap, 'title' | 'role'>>): void {
  const list = readRecent();
  const known = list.find((entry) => entry.id === id);
  if (!known || Object.entries(change).every(([key, value]) => known[key as 'title'] === value)) return;
  write(list.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
}

/** Notes whether the server takes a key. The map stays in the list either way, as its copy is in this browser. */
export function noteKey(id: string, key: string, ended: boolean): void {
  const list = readRecent();
  const next = noteIn(list, id, key, ended);
  if (next !== list) write(next);
}

/** Takes a map out of the list; the map itself stays. */
export function forgetMap(id: string): void {
  write(readRecent().filter((entry) => entry.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The list, live: another tab's changes too. Null while the page is still the server's. */
export function useRecentMaps(): readonly RecentMap[] | null {
  return useSyncExternalStore<readonly RecentMap[] | null>(subscribe, readRecent, () => null);
}
