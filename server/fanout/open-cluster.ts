import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import { type Storage, StorageError } from '../storage/storage';
import type { Fanout } from './fanout';
import { HeadWatch } from './head-watch';
import type { FollowerContext } from './map-follower';
import { checkRedisUrl } from './redis-connection';
import { RedisFanout } from './redis-fanout';

export interface ClusterOptions {
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly storage: Storage;
  readonly limits: Limits;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What a process needs to serve maps that others serve too. */
export interface Cluster {
  /** How each open map is followed. */
  readonly following: FollowerContext;
  /** Null: others are heard through the storage alone. */
  readonly fanout: Fanout | null;
  close(): Promise<void>;
}

/** Throws StorageError with a sentence for the operator when the addresses do not go together, or are none. */
export function checkCluster({ databaseUrl, redisUrl }: Pick<ClusterOptions, 'databaseUrl' | 'redisUrl'>): void {
  if (!redisUrl) return;
  checkRedisUrl(redisUrl);
  if (databaseUrl && databaseUrl !== 'memory:') return;
  throw new StorageError(
    'REDIS_URL is for several processes, which share a PostgreSQL database: set DATABASE_URL too, or leave REDIS_URL out.',
    'NO_DATABASE',
  );
}

/**
 * Joins the other processes of a PostgreSQL database, be there any or not; null where the data are this process's own.
 * Redis may come later.
 */
export function openCluster(options: ClusterOptions): Cluster | null {
  const { databaseUrl, redisUrl, storage, limits, log, metrics } = options;
  if (!databaseUrl || databaseUrl === 'memory:') return null;
  const fanout = redisUrl
    ? new RedisFanout({ url: redisUrl, limits, log, onConnected: (is) => metrics.redisConnected(is) })
    : null;
  const watch = new HeadWatch(storage, fanout, limits);
  return {
    fanout,
    following: {
      storage,
      fanout,
      watch,
      limits,
      log,
      onRows: (way, count) => metrics.rowsHeard(way, count),
      onGap: () => metrics.rowsMissed(),
    },
    async close() {
      watch.close();
      await fanout?.close();
    },
  };
}
