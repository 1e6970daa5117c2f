import { browserMemory } from '../collab/memory';

const KEY = 'throughline:recent-commands';
const MOST = 5;
const memory = browserMemory();

/** Ids of the commands that were last chosen in the palette of this browser, newest first. */
export function recentActions(): readonly string[] {
  try {
    const value: unknown = JSON.parse(memory.get(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function noteAction(id: string): void {
  memory.set(KEY, JSON.stringify([id, ...recentActions().filter((other) => other !== id)].slice(0, MOST)));
}
