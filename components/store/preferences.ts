import type { MendOrder } from '@/lib/analysis/words/mend-list';
import { browserMemory } from '../collab/memory';

/** What a person has chosen for this browser. */
export interface Preferences {
  /** Keys that are one letter or digit (N, S, 1 …) do something. WCAG 2.1.4: they can be switched off. */
  readonly singleKeys: boolean;
  readonly minimap: boolean;
  /** What is dragged snaps into line with what is near. */
  readonly guides: boolean;
  /** What 'Mend' ranks by. */
  readonly mendBy: MendOrder;
}

const KEY = 'throughline:preferences';
const DEFAULTS: Preferences = { singleKeys: true, minimap: true, guides: true, mendBy: 'restores' };
const ORDERS: readonly MendOrder[] = ['restores', 'shapley', 'effort', 'gain'];
const memory = browserMemory();
const listeners = new Set<() => void>();
let current: Preferences | null = null;

/** The preferences of this browser; the same object until one changes. */
export function getPreferences(): Preferences {
  current ??= read(memory.get(KEY));
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...getPreferences(), ...change };
  memory.set(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** Called after each change; returns the function that ends it. */
export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What a page without a browser shows. */
export function defaultPreferences(): Preferences {
  return DEFAULTS;
}

function read(text: string | null): Preferences {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null) return DEFAULTS;
    const { singleKeys, minimap, guides, mendBy } = value as Record<string, unknown>;
    return {
      singleKeys: singleKeys !== false,
      minimap: minimap !== false,
      guides: guides !== false,
      mendBy: ORDERS.find((order) => order === mendBy) ?? DEFAULTS.mendBy,
    };
  } catch {
    return DEFAULTS;
  }
}
