import { Hono } from 'hono';
import { z } from 'zod';
import { analyze } from '@/lib/analysis/analyze';
import { toCheckJson } from '@/lib/analysis/check-json';
import { readMap } from '@/lib/document/read-map';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { toWellFormed } from '@/lib/model/characters';
import type { JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import { sceneToSvg } from '@/lib/scene/svg';
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
  const { storage, rooms, pictures } = context;
  const routes = new Hono();

  const open = async (id: string, authorization: string | undefined): Promise<JourneyMap> => {
    await authorize(storage, id, authorization, 'view');
    return rooms.use(id, (room) => room.read(readMap));
  };

  routes.get('/api/maps/:id/analysis', async (c) => {
    const map = await open(c.req.param('id'), c.req.header('authorization'));
    return c.json(toCheckJson(analyze(map)));
  });

  routes.get('/api/maps/:id/:file{export\\..+}', async (c) => {
    const map = await open(c.req.param('id'), c.req.header('authorization'));
    const format = c.req.param('file').slice('export.'.length);
    const { theme, scale } = parseQuery(c.req.query());
    const name = encodeURIComponent(toWellFormed(map.title) || 'map');
    const answer = (body: string | Uint8Array<ArrayBuffer>, type: string, ending: string): Response =>
      c.body(body, 200, {
        'content-type': type,
        'content-disposition': `inline; filename*=UTF-8''${name}.${ending}`,
        'content-security-policy': PICTURE_POLICY,
      });
    switch (format) {
      case 'json':
        return answer(writeMapFile(map), 'application/json', 'journey.json');
      case 'svg': {
        const svg = sceneToSvg(mapScene(map, analyze(map)), { theme, mapJson: writeMapFile(map) });
        return answer(svg, 'image/svg+xml; charset=utf-8', 'svg');
      }
      case 'png': {
        const scene = mapScene(map, analyze(map));
        const { width, height } = scene;
        const { png } = await pictures.render(sceneToSvg(scene, { theme, raster: true }), { width, height, scale });
        return answer(new Uint8Array(png), 'image/png', 'png');
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
