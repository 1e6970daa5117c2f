import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  ACCESS_ROLES,
  type AccessRole,
  deriveKeys,
  FIRST_GENERATIONS,
  type Generations,
  KEY_BYTES,
} from '@/lib/protocol/keys';
import type { MapRecord } from '../storage/storage';

export type KeyHashes = MapRecord['keyHashes'];

export interface NewKeys {
  readonly keys: Readonly<Record<AccessRole, string>>;
  readonly hashes: KeyHashes;
}

/** Makes the three keys of a new map, from 192 random bits. Only the hashes may be stored. */
export function createKeys(): Promise<NewKeys> {
  return keysOfOwn(randomBytes(KEY_BYTES).toString('base64url'), FIRST_GENERATIONS);
}

/** The keys that follow from an own key when the weaker ones were renewed so often. Only the hashes may be stored. */
export async function keysOfOwn(own: string, generations: Generations): Promise<NewKeys> {
  const { edit = '', view = '' } = await deriveKeys('own', own, generations);
  return { keys: { own, edit, view }, hashes: { own: hashKey(own), edit: hashKey(edit), view: hashKey(view) } };
}

/** A fast hash is enough: keys are random, there is nothing to guess. */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update('throughline stored key\n').update(key).digest();
}

const NOBODY: KeyHashes = { own: randomBytes(32), edit: randomBytes(32), view: randomBytes(32) };

/**
 * The role that a key has on a map; null when it has none, the map is unknown (null) or deleted: the three take the
 * same time and can't be told apart.
 */
export function roleOfKey(key: string, map: MapRecord | null): AccessRole | null {
  const hash = hashKey(key);
  const hashes = map && map.deleted === null ? map.keyHashes : NOBODY;
  let role: AccessRole | null = null;
  for (const candidate of ACCESS_ROLES) {
    if (timingSafeEqual(hash, hashes[candidate])) role = candidate;
  }
  return role;
}
