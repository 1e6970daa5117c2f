import { isPlainObject, pickEntries } from '../model/plain-object';
import { LIMITS } from '../protocol/limits';
import { finishRead } from './read-result';
import { scanDepth } from './scan-depth';

/** What a file keeps of a touchpoint, transition, phase or map where its own format has no place for it. */
export type Kept = Readonly<Record<string, unknown>>;

/** What is kept, from JSON; null when it is damaged. */
export function parseKept(json: string): Kept | null {
  if (!scanDepth(json, LIMITS.jsonDepth).ok) return null;
  try {
    const value: unknown = JSON.parse(json);
    return isPlainObject(value) ? value : null;
  } catch {
    return null;
  }
}

type Kind = 'touchpoint' | 'transition' | 'phase' | 'map';

/** The least that a map file needs besides what is kept. */
const REST: Readonly<Record<Kind, (kept: Kept) => object>> = {
  touchpoint: (kept) => ({ touchpoints: [{ id: 'a', label: '', ...kept, parent: undefined }] }),
  transition: (kept) => ({
    touchpoints: [{ id: 'a', label: '' }],
    transitions: [{ id: 'a', ...kept, source: 'a', target: 'a' }],
  }),
  phase: (kept) => ({ phases: [{ id: 'a', ...kept }] }),
  map: (kept) => ({ ...kept, format: 'throughline', version: 1, touchpoints: [], transitions: [], phases: [] }),
};

/**
 * True when what is kept fits into a map file: it may have been written by anybody, and one wrong value in it must not
 * cost the whole file.
 */
export function fitsMapFile(kind: Kind, kept: Kept): boolean {
  return finishRead(REST[kind](kept)).ok;
}

/** `kept` without some of its keys: those that the file itself shows, and so says better. */
export function withoutKeys(kept: Kept, keys: readonly string[]): Kept {
  return pickEntries(kept, (key) => !keys.includes(key));
}
