import { Hono } from 'hono';
import { z } from 'zod';
import { LIMITS } from '@/lib/protocol/limits';
import { FACES } from '../pictures/faces/faces';
import type { HttpContext } from './http-context';
import { parseJsonBody } from './parse-json-body';
import { Problem } from './problem';
import { readBody } from './read-body';

const BODY_DEPTH = 4;
const Asked = z.object({
  points: z.array(z.number().int().min(0).max(0x10ffff)).max(LIMITS.facePoints),
});

/**
 * The fonts that this server draws other scripts with, for the page, so that both draw the same: which faces have some
 * code points, and the bytes of one. They are no secret; nothing of a map but which signs occur in it is asked.
 */
export function faceRoutes({ limits, bodies }: HttpContext): Hono {
  const routes = new Hono();
  routes.post('/api/faces', async (c) => {
    const body = await readBody(c.req.raw, limits.bodyBytes, bodies);
    const { points } = parseJsonBody(body, Asked, BODY_DEPTH);
    return c.json({ faces: await FACES.findFaces(points) });
  });
  routes.get('/api/faces/:id', async (c) => {
    const bytes = await FACES.face(c.req.param('id'));
    if (!bytes) throw new Problem('unknown-route', 'This server has no such face.');
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'font/sfnt',
      // The id changes with the file.
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  return routes;
}
