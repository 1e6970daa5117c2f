import { Hono } from 'hono';
import { z } from 'zod';
import { ACCESS_ROLES, type AccessRole, deriveKeys, type Keys, RENEWABLE_ROLES, renewed } from '@/lib/protocol/keys';
import { keysOfOwn } from '../access/key-hashes';
import type { Generations } from '../storage/storage';
import { identify } from './authorize';
import type { HttpContext } from './http-context';
import { parseJsonBody } from './parse-json-body';
import { Problem } from './problem';
import { publicOrigin } from './public-origin';
import { readBody } from './read-body';

const Count = z.number().int().min(0);
const Renewal = z.object({
  renew: z.enum(RENEWABLE_ROLES),
  generations: z.object({ edit: Count, view: Count }).optional(),
});
const BODY_DEPTH = 4;

/** The links of a map that a key may give away, as absolute addresses with the key in the fragment. */
export function linksOf(origin: string, mapId: string, keys: Keys): Partial<Record<AccessRole, string>> {
  return Object.fromEntries(
    ACCESS_ROLES.flatMap((role) => (keys[role] ? [[role, `${origin}/m/${mapId}#${keys[role]}`]] : [])),
  );
}

/** Asking for the links of a map, and putting new ones in the place of those that went too far. */
export function linkRoutes(context: HttpContext): Hono {
  const { storage, rooms, bodies, limits, publicUrl } = context;
  const routes = new Hono();
  const answer = (headers: Headers, mapId: string, role: AccessRole, keys: Keys, generations: Generations): object => ({
    role,
    links: linksOf(publicOrigin(headers, publicUrl), mapId, keys),
    generations,
  });

  routes.get('/api/maps/:id/links', async (c) => {
    const id = c.req.param('id');
    const { key, role, map } = await identify(storage, id, c.req.header('authorization'), 'view');
    const keys = await deriveKeys(role, key, map.generations);
    return c.json(answer(c.req.raw.headers, id, role, keys, map.generations));
  });

  routes.post('/api/maps/:id/links', async (c) => {
    const id = c.req.param('id');
    const { key, role, map } = await identify(storage, id, c.req.header('authorization'), 'own');
    const body = await readBody(c.req.raw, limits.bodyBytes, bodies);
    const { renew, generations: seen } = parseJsonBody(body, Renewal, BODY_DEPTH);
    const before = map.generations;
    if (seen && (seen.edit !== before.edit || seen.view !== before.view)) throw new Problem('links-changed');
    const generations = renewed(before, renew);
    const { keys, hashes } = await keysOfOwn(key, generations);
    if (!(await storage.renewKeys(id, before, { keyHashes: hashes, generations }))) throw new Problem('links-changed');
    rooms.endLinks(id, generations);
    return c.json(answer(c.req.raw.headers, id, role, keys, generations));
  });

  return routes;
}
