import { type AccessRole, allows } from '@/lib/protocol/keys';
import { roleOfKey } from '../access/key-hashes';
import type { MapRecord, Storage } from '../storage/storage';
import { Problem } from './problem';

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/** Who asks, once their key was looked at. */
export interface Caller {
  readonly key: string;
  readonly role: AccessRole;
  /** The map as it was when the key was found to fit. */
  readonly map: MapRecord;
}

/**
 * Who a request's key says is asking, if it allows at least `needed` on a map. Throws Problem: no key, or one that is too
 * weak; a wrong key and an unknown map are the same.
 */
export async function identify(
  storage: Storage,
  mapId: string,
  authorization: string | undefined,
  needed: AccessRole,
): Promise<Caller> {
  const key = BEARER.exec(authorization?.trim() ?? '')?.[1];
  if (key === undefined) {
    throw new Problem('no-key', 'Send the key of the map’s link as “Authorization: Bearer KEY”.');
  }
  const map = await storage.findMap(mapId);
  const role = roleOfKey(key, map);
  if (!role || !map) throw new Problem('unknown-map');
  if (!allows(role, needed)) {
    throw new Problem('key-too-weak', `This key allows to ${role}; ${needed} is needed. Ask for a stronger link.`);
  }
  return { key, role, map };
}

/** The role that a request's key has on a map, at least `needed`. Throws as `identify` does. */
export async function authorize(
  storage: Storage,
  mapId: string,
  authorization: string | undefined,
  needed: AccessRole,
): Promise<AccessRole> {
  return (await identify(storage, mapId, authorization, needed)).role;
}
