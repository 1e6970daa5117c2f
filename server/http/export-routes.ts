import { Hono } from 'hono';
import type { FormatId } from '@/lib/exchange/formats';
import { WRITTEN_FORMATS } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import { readExportOptions } from '../exchange/export-parameters';
import { authorize } from './authorize';
import { exportHeaders } from './export-headers';
import type { HttpContext } from './http-context';
import { Problem } from './problem';

const FILE = 'export.';

/** What a map says about itself, and the map as a picture or a file. */
export function exportRoutes({ storage, work, exports }: HttpContext): Hono {
  const routes = new Hono();

  routes.get('/api/maps/:id/analysis', async (c) => {
    const id = c.req.param('id');
    await authorize(storage, id, c.req.header('authorization'), 'view');
    const { body } = await work.run(`map ${id}`, 'analysis', { stored: await storage.load(id) });
    return c.body(body, 200, { 'content-type': 'application/json' });
  });

  routes.get('/api/maps/:id/:file{export..+}', async (c) => {
    const id = c.req.param('id');
    await authorize(storage, id, c.req.header('authorization'), 'view');
    const format = formatOfEnding(c.req.param('file').slice(FILE.length));
    const options = optionsOf(c.req.query());
    const owner = `map ${id}`;
    // What is stored is read when its turn comes: many who wait must not hold a map each.
    const made = await exports.run(owner, c.req.raw.signal, async () =>
      work.run(owner, 'export', { stored: await storage.load(id), format, options }),
    );
    return c.body(made.bytes, 200, exportHeaders(made));
  });

  return routes;
}

function formatOfEnding(ending: string): FormatId {
  const found = WRITTEN_FORMATS.find(({ endings }) => endings.includes(`.${ending.toLowerCase()}`));
  if (found) return found.id;
  const offered = WRITTEN_FORMATS.flatMap(({ endings }) => endings.map((one) => `export${one}`));
  throw new Problem('format-not-offered', `This server offers ${offered.join(', ')}.`);
}

function optionsOf(query: Readonly<Record<string, string>>): ExportOptions {
  const read = readExportOptions(query, DEFAULT_OPTIONS);
  if (read.ok) return read.options;
  throw new Problem('invalid-query', undefined, { faults: read.faults });
}
