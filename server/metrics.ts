import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TaskQueue } from './jobs/task-queue';
import type { Backlog } from './sync/backlog';

/** Counts of one process, in Prometheus' text format. */
export interface Metrics {
  socketOpened(): void;
  socketClosed(): void;
  mapsLoaded(count: number): void;
  /** Updates that were stored by one commit, after so long. */
  updatesStored(count: number, seconds: number): void;
  /** A map was told of presence and will be again after this time at the earliest. */
  presenceRound(intervalSeconds: number): void;
  /** Something was turned away; `reason` is one of a small fixed set of words. */
  refused(reason: string): void;
  /** What waits for the storage is told from now on. */
  watchBacklog(backlog: Pick<Backlog, 'updates' | 'bytes'>): void;
  /** What waits to be exported is told from now on. */
  watchExports(queue: Pick<TaskQueue, 'waiting' | 'underWay'>): void;
  /** A map was exported, or was to be: seconds that it waited and that it took. */
  exported(waited: number, took: number): void;
  compacted(): void;
  storageFailed(): void;
  /** Rows that other processes have stored came: told by Redis, or looked up. */
  rowsHeard(way: 'stream' | 'storage', count: number): void;
  /** A row of another process was missing when it should have been there. */
  rowsMissed(): void;
  redisConnected(connected: boolean): void;
  versionKept(): void;
  versionFailed(): void;
  text(): Promise<string>;
}

/** Upper ends in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

const EXPORT_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 90];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string): Counter => new Counter({ name, help, registers });
  const gauge = (name: string, help: string, read?: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        if (read) this.set(read());
      },
    });

  let backlog: Pick<Backlog, 'updates' | 'bytes'> = { updates: 0, bytes: 0 };
  let exports: Pick<TaskQueue, 'waiting' | 'underWay'> = { waiting: 0, underWay: 0 };
  let slowestRound = 0;
  const takeSlowestRound = (): number => {
    const slowest = slowestRound;
    slowestRound = 0;
    return slowest;
  };

  gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  const sockets = gauge('throughline_sockets', 'Open sync sockets.');
  const maps = gauge('throughline_maps_loaded', 'Maps held in memory.');
  const stored = counter('throughline_updates_stored_total', 'Updates stored durably.');
  gauge('throughline_unstored_updates', 'Updates on their way to the storage.', () => backlog.updates);
  gauge('throughline_unstored_bytes', 'Their bytes.', () => backlog.bytes);
  const commits = new Histogram({
    name: 'throughline_commit_seconds',
    help: 'From updates being taken to their commit.',
    buckets: BUCKETS,
    registers,
  });
  gauge('throughline_exports_waiting', 'Exports that wait for their turn.', () => exports.waiting);
  gauge('throughline_exports_under_way', 'Exports that are being made.', () => exports.underWay);
  const exportTime = (name: string, help: string): Histogram =>
    new Histogram({ name, help, buckets: EXPORT_BUCKETS, registers });
  const exportWaits = exportTime('throughline_export_wait_seconds', 'From an export being asked for to its turn.');
  const exportWork = exportTime('throughline_export_seconds', 'From its turn to its end.');
  const compactions = counter('throughline_compactions_total', 'Logs of maps folded into a snapshot.');
  const failures = counter('throughline_storage_failures_total', 'Writes that the storage refused.');
  const versions = counter('throughline_versions_total', 'Versions of maps set aside.');
  const failedVersions = counter('throughline_version_failures_total', 'Versions that could not be set aside.');
  const heard = new Counter({
    name: 'throughline_foreign_rows_total',
    help: 'Updates that other processes stored, by the way they came.',
    labelNames: ['way'],
    registers,
  });
  for (const way of ['stream', 'storage']) heard.inc({ way }, 0);
  const missed = counter('throughline_row_gaps_total', 'Times that updates of other processes were missing.');
  let redis: Gauge | null = null;
  const rounds = counter('throughline_presence_rounds_total', 'Frames of presence made for a map.');
  gauge(
    'throughline_presence_interval_seconds',
    'Longest time between two rounds of presence since this was last asked.',
    takeSlowestRound,
  );
  const refusals = new Counter({
    name: 'throughline_refused_total',
    help: 'What was turned away, by reason.',
    labelNames: ['reason'],
    registers,
  });

  return {
    socketOpened: () => sockets.inc(),
    socketClosed: () => sockets.dec(),
    mapsLoaded: (count) => maps.set(count),
    updatesStored(count, seconds) {
      stored.inc(count);
      commits.observe(seconds);
    },
    presenceRound(intervalSeconds) {
      rounds.inc();
      if (intervalSeconds > slowestRound) slowestRound = intervalSeconds;
    },
    refused: (reason) => refusals.inc({ reason }),
    watchBacklog(watched) {
      backlog = watched;
    },
    watchExports(watched) {
      exports = watched;
    },
    exported(waited, took) {
      exportWaits.observe(waited);
      exportWork.observe(took);
    },
    compacted: () => compactions.inc(),
    storageFailed: () => failures.inc(),
    rowsHeard: (way, count) => heard.inc({ way }, count),
    rowsMissed: () => missed.inc(),
    redisConnected(connected) {
      redis ??= gauge('throughline_redis_connected', 'Redis is heard: 1, or not: 0.');
      redis.set(connected ? 1 : 0);
    },
    versionKept: () => versions.inc(),
    versionFailed: () => failedVersions.inc(),
    text: () => registry.metrics(),
  };
}
