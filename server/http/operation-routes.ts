import { Hono } from 'hono';
import { STORAGE_FAILURES } from '@/lib/protocol/storage-failures';
import { failureOf } from '../storage/failure-words';
import { StorageError } from '../storage/storage';
import type { HttpContext } from './http-context';
import { OPENAPI } from './openapi';
import { Problem } from './problem';

const PATIENCE_MS = 2000;

/** For whoever runs the server: is it up, is it ready, what does it count; and its own description. */
export function operationRoutes({ storage, fanout, metrics, loopDelay }: HttpContext): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ status: 'ok' }));
  routes.get('/readyz', async (c) => {
    const unstored = (error: unknown): Problem => {
      const words = STORAGE_FAILURES[failureOf(error)];
      const code = error instanceof StorageError ? error.code : 'UNKNOWN';
      return new Problem('storage-unavailable', `A write was tried and failed: ${words} (${code}).`);
    };
    await withinPatience(storage.ping(), unstored);
    if (fanout) await withinPatience(fanout.ping(), () => new Problem('redis-unavailable'));
    return c.json({ status: 'ok' });
  });
  routes.get('/metrics', async (c) =>
    c.body((await metrics.text()) + loopDelay.text(), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  );
  routes.get('/api/openapi.json', (c) => c.json(OPENAPI));
  return routes;
}

async function withinPatience(answer: Promise<void>, toProblem: (error: unknown) => Problem): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageError('no answer', 'ETIMEDOUT')), PATIENCE_MS);
  });
  try {
    await Promise.race([answer, late]);
  } catch (error) {
    throw toProblem(error);
  } finally {
    clearTimeout(timer);
  }
}
