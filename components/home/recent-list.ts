import type { AccessRole } from '../store/types';

/** A map that this browser has opened. `key` is the strongest that it has seen; it opens what `role` says. */
export interface RecentMap {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  readonly role: AccessRole;
  /** Milliseconds since 1970. */
  readonly opened: number;
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
  const { id, title, key, role, opened } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    /^[\w-]{1,128}$/.test(id) &&
    typeof title === 'string' &&
    typeof key === 'string' &&
    (role === 'own' || role === 'edit' || role === 'view') &&
    typeof opened === 'number'
  );
}

/** Puts a map in front. A weaker link opened later does not take a stronger key away. */
export function rememberIn(list: readonly RecentMap[], map: RecentMap): readonly RecentMap[] {
  const known = list.find((entry) => entry.id === map.id);
  const strongest = known && STRENGTH[known.role] > STRENGTH[map.role] ? known : map;
  const entry = { ...map, key: strongest.key, role: strongest.role };
  return [entry, ...list.filter((other) => other.id !== map.id)].slice(0, RECENT_LIMIT);
}
