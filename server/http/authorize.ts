import { type AccessRole, allows } from '@/lib/protocol/keys';
import { roleOfKey } from '../access/key-hashes';
import type { Storage } from '../storage/storage';
import { Problem } from './problem';

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/**
 * The role that a request's key has on a map, at least `needed`. Throws Problem: no key, or one that is too weak; a wrong
 * key and an unknown map are the same.
 */
export async function authorize(
  storage: Storage,
  mapId: string,
  authorization: string | undefined,
  needed: AccessRole,
): Promise<AccessRole> {
  const key = BEARER.exec(authorization?.trim() ?? '')?.[1];
  if (key === undefined) {
    throw new Problem('no-key', 'Send the key of the map’s link as “Authorization: Bearer KEY”.');
  }
  const role = roleOfKey(key, await storage.findMap(mapId));
  if (!role) throw new Problem('unknown-map');
  if (!allows(role, needed)) {
    throw new Problem('key-too-weak', `This key allows to ${role}; ${needed} is needed. Ask for a stronger link.`);
  }
  return role;
}
