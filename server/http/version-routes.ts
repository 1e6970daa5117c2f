import { Hono } from 'hono';
import { z } from 'zod';
import { splitCharacters } from '@/lib/model/characters';
import type { AccessRole } from '@/lib/protocol/keys';
import { LIMITS } from '@/lib/protocol/limits';
import type { VersionRecord } from '../storage/storage';
import { TooManyVersions } from '../versions/version-keeper';
import { authorize } from './authorize';
import { changeMap } from './change-map';
import type { HttpContext } from './http-context';
import { parseJsonBody } from './parse-json-body';
import { Problem } from './problem';
import { createRateLimit } from './rate-limit';
import { readBody } from './read-body';

const Name = z
  .string()
  .trim()
  .min(1)
  .refine((name) => splitCharacters(name, LIMITS.versionNameCharacters)[1] === '', {
    message: `must have at most ${LIMITS.versionNameCharacters} characters`,
  });
const Named = z.object({ name: Name });
const BODY_DEPTH = 4;

/** The versions of a map: listing, looking, naming, setting aside, restoring. */
export function versionRoutes(context: HttpContext): Hono {
  const { storage, versions, work, bodies, limits, now } = context;
  const routes = new Hono();
  const maySetAside = createRateLimit(
    limits.versionsPerHour,
    now,
    `At most ${limits.versionsPerHour} versions of a map an hour are set aside by request.`,
  );

  const enter = async (c: Asked, needed: AccessRole): Promise<string> => {
    const id = c.req.param('id') ?? '';
    await authorize(storage, id, c.req.header('authorization'), needed);
    return id;
  };
  const find = async (mapId: string, version: number): Promise<VersionRecord> => {
    const found = (await storage.versions(mapId)).find((record) => record.id === version);
    if (!found) throw new Problem('unknown-version');
    return found;
  };
  const open = async (mapId: string, version: number): Promise<Uint8Array> => {
    const state = await storage.versionState(mapId, version);
    if (!state) throw new Problem('unknown-version');
    return state;
  };

  routes.get('/api/maps/:id/versions', async (c) => {
    const records = await storage.versions(await enter(c, 'view'));
    return c.json({ versions: records.map(describe) });
  });

  routes.post('/api/maps/:id/versions', async (c) => {
    const id = await enter(c, 'edit');
    const body = await readBody(c.req.raw, limits.bodyBytes, bodies);
    const { name = null } = parseJsonBody(body, Named.partial(), BODY_DEPTH);
    maySetAside(id);
    const record = await versions.setAside(id, name).catch(asProblem);
    return c.json(describe(record), 201);
  });

  routes.get('/api/maps/:id/versions/:version', async (c) => {
    const id = await enter(c, 'view');
    const { body } = await work.run(`map ${id}`, 'version-file', { state: await open(id, versionOf(c)) });
    return c.body(body, 200, { 'content-type': 'application/json' });
  });

  routes.patch('/api/maps/:id/versions/:version', async (c) => {
    const id = await enter(c, 'edit');
    const { name } = parseJsonBody(await readBody(c.req.raw, limits.bodyBytes, bodies), Named, BODY_DEPTH);
    const version = versionOf(c);
    await versions.checkNaming(id, version).catch(asProblem);
    if (!(await storage.nameVersion(id, version, name))) throw new Problem('unknown-version');
    return c.json(describe(await find(id, version)));
  });

  routes.delete('/api/maps/:id/versions/:version', async (c) => {
    const id = await enter(c, 'own');
    const { id: version } = await find(id, versionOf(c));
    await storage.dropVersions(id, [version]);
    return c.body(null, 204);
  });

  routes.post('/api/maps/:id/versions/:version/restore', async (c) => {
    const id = await enter(c, 'edit');
    const state = await open(id, versionOf(c));
    maySetAside(id);
    const setAside = describe(await versions.setAside(id, null));
    const counts = await changeMap(context, id, (stored) => work.run(`map ${id}`, 'restore', { stored, state }));
    return c.json({ ...counts, setAside });
  });

  return routes;
}

/** What the routes of this file read of a request. */
interface Asked {
  readonly req: {
    param(name: string): string | undefined;
    header(name: string): string | undefined;
  };
}

function versionOf(c: Asked): number {
  const text = c.req.param('version') ?? '';
  const id = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(id)) throw new Problem('unknown-version');
  return id;
}

function describe({ id, kind, name, at, bytes }: VersionRecord): object {
  return { id, kind, name, at: new Date(at).toISOString(), bytes };
}

function asProblem(error: unknown): never {
  if (error instanceof TooManyVersions) throw new Problem('too-many-versions', error.message);
  throw error;
}
