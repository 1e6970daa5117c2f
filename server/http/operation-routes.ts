import { Hono } from 'hono';
import type { HttpContext } from './http-context';
import { OPENAPI } from './openapi';
import { Problem } from './problem';

const PATIENCE_MS = 2000;

/** For whoever runs the server: is it up, is it ready, what does it count; and its own description. */
export function operationRoutes({ storage, metrics, loopDelay }: HttpContext): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ status: 'ok' }));
  routes.get('/readyz', async (c) => {
    await withinPatience(storage.ping());
    return c.json({ status: 'ok' });
  });
  routes.get('/metrics', (c) =>
    c.body(metrics.text() + loopDelay.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
  routes.get('/api/openapi.json', (c) => c.json(OPENAPI));
  return routes;
}

async function withinPatience(answer: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  try {
    await Promise.race([answer, late]);
  } catch {
    throw new Problem('storage-unavailable');
  } finally {
    clearTimeout(timer);
  }
}
