import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { ACCESS_ROLES, type AccessRole, FIRST_GENERATIONS } from '@/lib/protocol/keys';
import { createKeys } from '../access/key-hashes';
import type { SentFile } from '../exchange/read-sent';
import { type Said, saidFormat } from '../exchange/sent-format';
import type { StoredDocument } from '../storage/storage';
import { authorize, identify } from './authorize';
import { changeMap } from './change-map';
import { clientAddress } from './client-address';
import type { HttpContext } from './http-context';
import { linksOf } from './link-routes';
import { Problem } from './problem';
import { publicOrigin } from './public-origin';
import { createRateLimit } from './rate-limit';
import { readBytes } from './read-body';

/** What is sent without a word about it. */
const MAP_FILE: SentFile = { format: 'json', name: '' };

/** Making, reading, filling and deleting maps, and tickets for their sync sockets. */
export function mapRoutes(context: HttpContext): Hono<{ Bindings: HttpBindings }> {
  const { storage, rooms, upkeep, tickets, work, bodies, limits, now } = context;
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const mayCreate = createRateLimit(
    limits.mapsPerHour,
    now,
    `At most ${limits.mapsPerHour} new maps an hour from one address.`,
  );

  routes.post('/api/maps', async (c) => {
    const { headers, socket } = c.env.incoming;
    const origins = { remoteAddress: socket.remoteAddress, forwardedFor: headers['x-forwarded-for'] };
    const address = clientAddress(origins, context.proxies);
    mayCreate(address);
    const file = saidFormat(saidOf(c)) ?? undefined;
    const body = await readBytes(c.req.raw, limits.importBytes + (file ? 0 : limits.bodyBytes), bodies);
    const { update: first, notes } = await work.run(`from ${address}`, 'make', { body, ...(file && { file }) });
    if (first.length > limits.mapBytes) throw new Problem('too-large', 'The map is larger than this server keeps.');
    const id = randomBytes(12).toString('base64url');
    const { keys, hashes } = await createKeys();
    const record = { id, keyHashes: hashes, generations: FIRST_GENERATIONS, created: now(), deleted: null };
    await storage.createMap(record, first);
    await upkeep.created(id);
    const origin = publicOrigin(c.req.raw.headers, context.publicUrl);
    return c.json({ id, links: linksOf(origin, id, keys), ...(file && { notes }) }, 201);
  });

  routes.get('/api/maps/:id', async (c) => {
    const id = c.req.param('id');
    await authorize(storage, id, c.req.header('authorization'), 'view');
    const { body } = await work.run(`map ${id}`, 'file', { stored: await storage.load(id) });
    return c.body(body, 200, { 'content-type': 'application/json' });
  });

  routes.delete('/api/maps/:id', async (c) => {
    const id = c.req.param('id');
    await authorize(storage, id, c.req.header('authorization'), 'own');
    await storage.deleteMap(id, now());
    rooms.endMap(id);
    return c.body(null, 204);
  });

  routes.post('/api/maps/:id/import', async (c) => {
    const id = c.req.param('id');
    await authorize(storage, id, c.req.header('authorization'), 'edit');
    const mode = c.req.query('mode') ?? 'replace';
    if (mode !== 'replace' && mode !== 'merge') {
      throw new Problem('invalid-query', 'mode is replace or merge', {
        faults: [{ pointer: '/mode', message: 'must be replace or merge' }],
      });
    }
    const file = saidFormat(saidOf(c)) ?? MAP_FILE;
    const body = await readBytes(c.req.raw, limits.importBytes, bodies);
    const make = (stored: StoredDocument) => work.run(`map ${id}`, 'import', { stored, body, file, mode });
    return c.json(await changeMap(context, id, make));
  });

  routes.post('/api/maps/:id/tickets', async (c) => {
    const mapId = c.req.param('id');
    const asked = askedRole(c.req.query('role'));
    const { role: held, map } = await identify(storage, mapId, c.req.header('authorization'), asked ?? 'view');
    const role = asked ?? held;
    const expires = now() + limits.ticketSeconds * 1000;
    const ticket = tickets.issue({ mapId, role, expires, generations: map.generations });
    return c.json({ ticket, role, expires: new Date(expires).toISOString() });
  });

  return routes;
}

/** The role that a ticket is asked for with, which a stronger key may give away; null: all that the key allows. */
function askedRole(text: string | undefined): AccessRole | null {
  if (text === undefined) return null;
  const role = ACCESS_ROLES.find((known) => known === text);
  if (role) return role;
  const message = `must be one of ${ACCESS_ROLES.join(', ')}`;
  throw new Problem('invalid-query', undefined, { faults: [{ pointer: '/role', message }] });
}

/** What a request says of the file that it brings. */
function saidOf({ req }: Context): Said {
  return { format: req.query('format'), name: req.query('name'), type: req.header('content-type') };
}
