import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { failureDetail } from '../storage/failure-words';
import { StorageError } from '../storage/storage';
import { UnreadableMap } from '../sync/unreadable-map';
import { exportRoutes } from './export-routes';
import { faceRoutes } from './face-routes';
import type { HttpContext } from './http-context';
import { linkRoutes } from './link-routes';
import { mapRoutes } from './map-routes';
import { operationRoutes } from './operation-routes';
import { Problem, type ProblemCode } from './problem';
import { requestFields } from './request-log';
import { versionRoutes } from './version-routes';

/** The HTTP interface of format.md. Every error is `application/problem+json` with a code of `PROBLEMS`. */
export function createApp(context: HttpContext): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.route('/', operationRoutes(context));
  app.route('/', mapRoutes(context));
  app.route('/', linkRoutes(context));
  app.route('/', exportRoutes(context));
  app.route('/', faceRoutes(context));
  app.route('/', versionRoutes(context));
  app.all('/sync/*', () => {
    throw new Problem('upgrade-required', 'Connect with a WebSocket and a ticket.');
  });
  app.notFound(() => new Problem('unknown-route').response());
  app.onError((error, c) => {
    const problem = toProblem(error);
    context.metrics.refused(problem.code);
    if (NOTED.includes(problem.code)) {
      const fields = requestFields(c.env.incoming);
      context.log.error({ ...fields, error: String(error.stack ?? error) }, 'a request failed');
    }
    return problem.response();
  });
  return app;
}

/** What the operator should know of. */
const NOTED: readonly ProblemCode[] = ['internal', 'unreadable-map', 'storage-unavailable'];

function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StorageError) return new Problem('storage-unavailable', failureDetail(error));
  if (error instanceof UnreadableMap) return new Problem('unreadable-map');
  return new Problem('internal');
}
