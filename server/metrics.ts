import type { Backlog } from './sync/backlog';

/** Counts of one process, in Prometheus' text format. */
export interface Metrics {
  socketOpened(): void;
  socketClosed(): void;
  mapsLoaded(count: number): void;
  /** Updates that were stored together, after so long. */
  updatesStored(count: number, seconds: number): void;
  /** A map was told of presence and will be again after this time at the earliest. */
  presenceRound(intervalSeconds: number): void;
  /** Something was turned away; `reason` is one of a small fixed set of words. */
  refused(reason: string): void;
  /** What waits for the storage is told from now on. */
  watchBacklog(backlog: Pick<Backlog, 'updates' | 'bytes'>): void;
  compacted(): void;
  storageFailed(): void;
  versionKept(): void;
  versionFailed(): void;
  text(): string;
}

/** Upper ends in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export function createMetrics(): Metrics {
  let sockets = 0;
  let maps = 0;
  let stored = 0;
  let storedSeconds = 0;
  let compactions = 0;
  let failures = 0;
  let backlog: Pick<Backlog, 'updates' | 'bytes'> = { updates: 0, bytes: 0 };
  let versions = 0;
  let failedVersions = 0;
  let rounds = 0;
  let slowestRound = 0;
  const within = BUCKETS.map(() => 0);
  const refusals = new Map<string, number>();

  function simple(name: string, type: 'gauge' | 'counter', help: string, value: number): string {
    return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`;
  }

  function histogram(name: string, help: string): string {
    const lines = BUCKETS.map((end, index) => `${name}_bucket{le="${end}"} ${within[index]}\n`).join('');
    const ends = `${name}_bucket{le="+Inf"} ${stored}\n${name}_sum ${storedSeconds}\n${name}_count ${stored}\n`;
    return `# HELP ${name} ${help}\n# TYPE ${name} histogram\n${lines}${ends}`;
  }

  function takeSlowestRound(): number {
    const slowest = slowestRound;
    slowestRound = 0;
    return slowest;
  }

  return {
    socketOpened() {
      sockets += 1;
    },
    socketClosed() {
      sockets -= 1;
    },
    mapsLoaded(count) {
      maps = count;
    },
    updatesStored(count, seconds) {
      stored += count;
      storedSeconds += seconds * count;
      for (let index = BUCKETS.length - 1; index >= 0 && seconds <= (BUCKETS[index] ?? 0); index -= 1) {
        within[index] = (within[index] ?? 0) + count;
      }
    },
    presenceRound(intervalSeconds) {
      rounds += 1;
      if (intervalSeconds > slowestRound) slowestRound = intervalSeconds;
    },
    refused: (reason) => void refusals.set(reason, (refusals.get(reason) ?? 0) + 1),
    watchBacklog(watched) {
      backlog = watched;
    },
    compacted() {
      compactions += 1;
    },
    storageFailed() {
      failures += 1;
    },
    versionKept() {
      versions += 1;
    },
    versionFailed() {
      failedVersions += 1;
    },
    text() {
      const refused = [...refusals].map(
        ([reason, count]) => `throughline_refused_total{reason="${reason}"} ${count}\n`,
      );
      return [
        simple('process_resident_memory_bytes', 'gauge', 'Memory of the process.', process.memoryUsage.rss()),
        simple('throughline_sockets', 'gauge', 'Open sync sockets.', sockets),
        simple('throughline_maps_loaded', 'gauge', 'Maps held in memory.', maps),
        simple('throughline_updates_stored_total', 'counter', 'Updates stored durably.', stored),
        simple('throughline_unstored_updates', 'gauge', 'Updates on their way to the storage.', backlog.updates),
        simple('throughline_unstored_bytes', 'gauge', 'Their bytes.', backlog.bytes),
        simple('throughline_compactions_total', 'counter', 'Logs of maps folded into a snapshot.', compactions),
        simple('throughline_storage_failures_total', 'counter', 'Writes that the storage refused.', failures),
        simple('throughline_versions_total', 'counter', 'Versions of maps set aside.', versions),
        simple(
          'throughline_version_failures_total',
          'counter',
          'Versions that could not be set aside.',
          failedVersions,
        ),
        simple('throughline_presence_rounds_total', 'counter', 'Frames of presence made for a map.', rounds),
        simple(
          'throughline_presence_interval_seconds',
          'gauge',
          'Longest time between two rounds of presence since this was last asked.',
          takeSlowestRound(),
        ),
        histogram('throughline_commit_seconds', 'From an update being judged to its commit.'),
        '# HELP throughline_refused_total What was turned away, by reason.\n',
        '# TYPE throughline_refused_total counter\n',
        ...refused,
      ].join('');
    },
  };
}
