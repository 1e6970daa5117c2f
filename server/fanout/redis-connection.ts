import { Redis } from 'ioredis';
import type { Limits } from '@/lib/protocol/limits';
import { StorageError } from '../storage/storage';

/** Throws StorageError with a sentence for the operator when this is no address of a Redis. */
export function checkRedisUrl(url: string): void {
  if (/^rediss?:\/\/[^/]/.test(url) && URL.canParse(url)) return;
  // What was written there may hold a password: it is not repeated.
  throw new StorageError(
    'REDIS_URL is no address of a Redis. It looks like redis://:password@host:6379.',
    'BAD_ADDRESS',
  );
}

/**
 * A connection that never lets a command wait for Redis to come back: what can't be said now is refused at once, and
 * what has had no answer for long ends the connection, which is then made anew. Throws StorageError for a bad address.
 */
export function connectRedis(url: string, limits: Limits, patienceMs = limits.redisPatienceMs): Redis {
  checkRedisUrl(url);
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: limits.redisPatienceMs,
    socketTimeout: patienceMs,
    keepAlive: 10_000,
    disableClientInfo: true,
    retryStrategy: (times) => Math.min(limits.redisRetryMs, 50 * 2 ** Math.min(times, 10)) * (0.5 + Math.random() / 2),
  });
  // Each failure is followed by 'close', which is what counts.
  redis.on('error', () => undefined);
  return redis;
}
