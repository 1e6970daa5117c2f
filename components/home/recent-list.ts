import type { AccessRole } from '../store/types';

/** A map that this browser has opened. `key` is the strongest that it has seen; it opens what `role` says. */
export interface RecentMap {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  readonly role: AccessRole;
  /** Milliseconds since 1970. */
  readonly opened: number;
  /** The server no longer takes the key: the link was renewed, or the map deleted. */
  readonly ended?: boolean;
}

/** More would be no list but an archive. */
export const RECENT_LIMIT = 50;

const STRENGTH: Readonly<Record<AccessRole, number>> = { view: 0, edit: 1, own: 2 };

/** Reads what the browser has kept; skips every entry that is not one. Newest first. */
export function parseRecent(text: string | null): readonly RecentMap[] {
  if (!text) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isRecentMap).sort((a, b) => b.opened - a.opened) : [];
  } catch {
    return [];
  }
}

function isRecentMap(value: unknown): value is RecentMap {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, key, role, opened, ended } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    /^[\w-]{1,128}$/.test(id) &&
    typeof title === 'string' &&
    typeof key === 'string' &&
    (role === 'own' || role === 'edit' || role === 'view') &&
    typeof opened === 'number' &&
    (ended === undefined || typeof ended === 'boolean')
  );
}

/** Puts a map in front. A weaker link opened later does not take a stronger key away, unless that has ended. */
export function rememberIn(list: readonly RecentMap[], map: RecentMap): readonly RecentMap[] {
  const known = list.find((entry) => entry.id === map.id);
  const strongest = known && !known.ended && STRENGTH[known.role] > STRENGTH[map.role] ? known : map;
  const entry = { ...map, key: strongest.key, role: strongest.role };
  return [entry, ...list.filter((other) => other.id !== map.id)].slice(0, RECENT_LIMIT);
}

/** Notes whether the server takes a key; another one that took its place meanwhile is left alone. */
export function noteIn(list: readonly RecentMap[], id: string, key: string, ended: boolean): readonly RecentMap[] {
  if (!list.some((entry) => entry.id === id && entry.key === key && (entry.ended ?? false) !== ended)) return list;
  return list.map((entry) => {
    if (entry.id !== id || entry.key !== key) return entry;
    const { ended: _, ...rest } = entry;
    return ended ? { ...rest, ended } : rest;
  });
}
