import { type AccessRole, deriveKeys, type Generations, type Keys } from '@/lib/protocol/keys';
import { ApiProblem, type GivenKeys, readLinks } from '../../home/map-api';
import type { KnownGenerations } from './known-generations';

/** The links that may be given away. `current`: the server has just said so; otherwise as this browser last knew them. */
export interface ShownLinks {
  readonly role: AccessRole;
  /** The key that stands for all of them. */
  readonly key: string;
  readonly keys: Keys;
  readonly generations: Generations;
  readonly current: boolean;
}

export interface HeldKey {
  readonly key: string;
  readonly role: AccessRole;
}

/**
 * Asks the server which links the keys at hand may give away, strongest key first: one that it no longer takes is passed
 * over. When it can't be asked they are derived. Null when no key is good any more.
 */
export async function findLinks(
  mapId: string,
  held: readonly HeldKey[],
  known: KnownGenerations,
): Promise<ShownLinks | null> {
  for (const { key, role } of held) {
    try {
      return shown(key, await readLinks(mapId, key), known);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) continue;
      const generations = known.read();
      return { role, key, keys: await deriveKeys(role, key, generations), generations, current: false };
    }
  }
  return null;
}

/** What the server has said, kept in mind. */
export function shown(key: string, { role, keys, generations }: GivenKeys, known: KnownGenerations): ShownLinks {
  known.write(generations);
  return { role, key, keys, generations, current: true };
}
