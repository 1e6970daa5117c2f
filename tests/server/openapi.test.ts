import { expect, test } from 'vitest';
import { z } from 'zod';
import { WRITTEN_FORMATS } from '@/lib/export/export-map';
import { LIMITS } from '@/lib/protocol/limits';
import { ExportParameters, readExportOptions } from '@/server/exchange/export-parameters';
import { createApp } from '@/server/http/create-app';
import type { HttpContext } from '@/server/http/http-context';
import { OPENAPI } from '@/server/http/openapi';
import { callApi } from '../support/api-call';
import { createTestMap, startTestServer } from '../support/test-server';

type Operations = Record<string, Record<string, { responses: object; parameters?: unknown[] }>>;
const PATHS = OPENAPI.paths as unknown as Operations;

test('[HT-13] the OpenAPI document describes answers that routes give', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const { body } = await callApi(server.url, 'GET', '/api/openapi.json');
  expect(body).toEqual(JSON.parse(JSON.stringify(OPENAPI)));
  expect(body.openapi).toBe('3.1.0');
  const { body: kept } = await callApi(server.url, 'POST', `/api/maps/${map.id}/versions`, map.keys.edit);
  const found = await callApi(server.url, 'POST', '/api/faces', undefined, { points: [0x4e00] });
  const [face] = found.body.faces as { id: string }[];
  for (const [path, methods] of Object.entries(PATHS)) {
    // Which faces there are is for the machine to say.
    if (path === '/api/faces/{id}' && !face) continue;
    for (const [method, operation] of Object.entries(methods)) {
      const url = path.startsWith('/api/faces/')
        ? `/api/faces/${face?.id}`
        : path.replace('{id}', map.id).replace('{version}', String(kept.id));
      const key = method === 'delete' ? map.keys.view : map.keys.edit;
      const { status } = await callApi(server.url, method.toUpperCase(), url, key);
      expect(Object.keys(operation.responses), `${method} ${path}`).toContain(String(status));
      expect(status, `${method} ${path}`).not.toBe(404);
    }
  }
});

test('[HT-45] every route is described, and every description has its route', () => {
  // The routes are those of the app; nothing of it is asked to do anything here.
  const app = createApp({ limits: LIMITS, now: () => 0 } as HttpContext);
  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  const described = Object.entries(PATHS).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => {
      const asRoute = path.replaceAll(/\{(\w+)\}/g, ':$1').replace(/export\..*$/, ':file{export..+}');
      return `${method.toUpperCase()} ${asRoute}`;
    }),
  );
  expect([...new Set(described)].sort()).toEqual([...new Set(routes)].sort());
});

test('[HT-45] every format that is written has an address, with the parameters that are read', () => {
  const exported = Object.keys(PATHS).filter((path) => path.includes('/export.'));
  expect(exported).toHaveLength(WRITTEN_FORMATS.length);
  const { parameters } = OPENAPI.components as unknown as {
    parameters: Record<string, { name: string; in: string; schema: object; description: string }>;
  };
  const schemas = z.toJSONSchema(ExportParameters, { io: 'input' }).properties ?? {};
  const names = Object.values(parameters).map(({ name }) => name);
  expect(names).toEqual(Object.keys(ExportParameters.shape));
  for (const { name, schema, description } of Object.values(parameters)) {
    expect(description.length).toBeGreaterThan(10);
    const { description: _, ...expected } = schemas[name] as { description?: string };
    expect(schema).toMatchObject(expected);
  }
  for (const path of exported) {
    const refs = PATHS[path]!.get!.parameters as ({ $ref?: string } | { name: string })[];
    expect(refs.slice(1)).toEqual(Object.keys(parameters).map((name) => ({ $ref: `#/components/parameters/${name}` })));
  }
});

test('[HT-46] a parameter that is not as described is a fault with its pointer, and the other ones are said too', () => {
  const defaults = { scale: 1 } as never;
  const read = readExportOptions({ scale: '9', theme: 'pink', date: '2026-13-01', chain: 'a b', tiled: 'x' }, defaults);
  if (read.ok) throw new Error('it was taken');
  expect(read.faults.map(({ pointer }) => pointer).sort()).toEqual(['/chain', '/date', '/scale', '/theme', '/tiled']);
});
