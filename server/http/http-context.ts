import type { Limits } from '@/lib/protocol/limits';
import type { Tickets } from '../access/tickets';
import type { Fanout } from '../fanout/fanout';
import type { TaskQueue } from '../jobs/task-queue';
import type { WorkPool } from '../jobs/work-pool';
import type { Log } from '../log';
import type { LoopDelay } from '../loop-delay';
import type { Metrics } from '../metrics';
import type { Storage } from '../storage/storage';
import type { Rooms } from '../sync/rooms';
import type { MapUpkeep } from '../upkeep/map-upkeep';
import type { VersionKeeper } from '../versions/version-keeper';
import type { ByteBudget } from './read-body';

/** What the routes work with: one instance of each in the process. */
export interface HttpContext {
  readonly storage: Storage;
  /** Null where there are no other processes, or none that are heard by Redis. */
  readonly fanout: Fanout | null;
  readonly rooms: Rooms;
  readonly versions: VersionKeeper;
  readonly upkeep: MapUpkeep;
  readonly tickets: Tickets;
  /** For what takes long. */
  readonly work: WorkPool;
  /** In which exports wait for their turn. */
  readonly exports: TaskQueue;
  /** What all bodies that are being received may take together. */
  readonly bodies: ByteBudget;
  readonly loopDelay: LoopDelay;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Address of the server as people see it, if it was told; otherwise it follows from each request. */
  readonly publicUrl?: string;
  /** How many of the operator's own proxies stand in front. */
  readonly proxies: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
