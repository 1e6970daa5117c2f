import { Hono } from 'hono';
import { z } from 'zod';
import { toWellFormed } from '@/lib/model/characters';
import type { StoredDocument } from '../storage/storage';
import { authorize } from './authorize';
import type { HttpContext } from './http-context';
import { Problem } from './problem';

const PictureQuery = z.object({
  theme: z.enum(['light', 'dark']).default('light'),
  scale: z.coerce.number().min(0.1).max(8).default(1),
});

/** A picture must not become a page of this site that runs something. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox";

/** What a map says about itself, and the map as a picture or a file. */
export function exportRoutes(context: HttpContext): Hono {
  const { storage, work, pictures } = context;
  const routes = new Hono();

  const load = async (id: string, authorization: string | undefined): Promise<StoredDocument> => {
    await authorize(storage, id, authorization, 'view');
    return storage.load(id);
  };

  routes.get('/api/maps/:id/analysis', async (c) => {
    const id = c.req.param('id');
    const stored = await load(id, c.req.header('authorization'));
    const { body } = await work.run(`map ${id}`, 'analysis', { stored });
    return c.body(body, 200, { 'content-type': 'application/json' });
  });

  routes.get('/api/maps/:id/:file{export..+}', async (c) => {
    const id = c.req.param('id');
    const stored = await load(id, c.req.header('authorization'));
    const format = c.req.param('file').slice('export.'.length);
    const { theme, scale } = parseQuery(c.req.query());
    const answer = (body: Uint8Array<ArrayBuffer>, title: string, type: string, ending: string): Response =>
      c.body(body, 200, {
        'content-type': type,
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(toWellFormed(title) || 'map')}.${ending}`,
        'content-security-policy': PICTURE_POLICY,
      });
    switch (format) {
      case 'json': {
        const { body, title } = await work.run(`map ${id}`, 'file', { stored });
        return answer(body, title, 'application/json', 'journey.json');
      }
      case 'svg': {
        const { body, title } = await work.run(`map ${id}`, 'svg', { stored, theme, raster: false });
        return answer(body, title, 'image/svg+xml; charset=utf-8', 'svg');
      }
      case 'png': {
        const { body, title, ...size } = await work.run(`map ${id}`, 'svg', { stored, theme, raster: true });
        const { png } = await pictures.render(new TextDecoder().decode(body), { ...size, scale });
        return answer(new Uint8Array(png), title, 'image/png', 'png');
      }
      default:
        throw new Problem('format-not-offered', 'This server offers export.json, export.svg and export.png.');
    }
  });

  return routes;
}

function parseQuery(query: Record<string, string>): z.infer<typeof PictureQuery> {
  const parsed = PictureQuery.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-query', undefined, {
    faults: parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, message })),
  });
}
