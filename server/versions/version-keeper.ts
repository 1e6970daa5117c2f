import type { Limits } from '@/lib/protocol/limits';
import type { WorkPool } from '../jobs/work-pool';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import type { Storage, VersionRecord } from '../storage/storage';
import { thinVersions } from './thin-versions';

export interface VersionKeeperOptions {
  readonly storage: Storage;
  readonly work: WorkPool;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Entry {
  /** Whether edits were stored that no version has. */
  edited: boolean;
  /** The automatic version that is under way. */
  busy: Promise<void> | null;
  /** No automatic version is due before. */
  next: number;
}

const MINUTE = 60_000;
/** When a version could not be set aside, or another process is about it, it is looked after again so much later. */
const RETRY_MS = MINUTE;

/** Thrown when a map has as many versions as it may. The message is a sentence for a person. */
export class TooManyVersions extends Error {
  override readonly name = 'TooManyVersions';
}

/**
 * Sets versions of maps aside: by itself while they are edited, and when asked to. Editing never waits for it, and
 * goes on when it fails.
 */
export class VersionKeeper {
  readonly #options: VersionKeeperOptions;
  readonly #entries = new Map<string, Entry>();
  #ended = false;

  constructor(options: VersionKeeperOptions) {
    this.#options = options;
  }

  /** An edit of the map was stored. */
  edited(mapId: string): void {
    let entry = this.#entries.get(mapId);
    if (!entry) {
      entry = { edited: false, busy: null, next: 0 };
      this.#entries.set(mapId, entry);
    }
    entry.edited = true;
    const { limits, now } = this.#options;
    if (entry.busy || this.#ended || now() < entry.next) return;
    void this.#begin(mapId, entry, limits.versionMinutes * MINUTE);
  }

  /** The last member has left: what was edited since the last version gets one, unless that is quite new. Never rejects. */
  async emptied(mapId: string): Promise<void> {
    const entry = this.#entries.get(mapId);
    await entry?.busy;
    if (!entry?.edited || entry.busy || this.#ended) return;
    await this.#begin(mapId, entry, this.#options.limits.lastVersionMinutes * MINUTE);
  }

  /** The map leaves the memory. */
  forget(mapId: string): void {
    this.#entries.delete(mapId);
  }

  /** Settles when no automatic version is under way. */
  async idle(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => entry.busy));
  }

  /** No automatic versions from now on; settles when none is under way. */
  end(): Promise<void> {
    this.#ended = true;
    return this.idle();
  }

  /**
   * Sets the map as it is now aside; with a name it stays for good. Rejects with TooManyVersions, or with StorageError
   * when it may not have been stored.
   */
  async setAside(mapId: string, name: string | null): Promise<VersionRecord> {
    const { storage, work, limits } = this.#options;
    const entry = this.#entries.get(mapId);
    if (entry) entry.edited = false;
    try {
      const stored = await storage.load(mapId);
      const { state } = await work.run(`map ${mapId}`, 'pack', { stored });
      if (name !== null) checkRoom(await storage.versions(mapId), state.length, limits);
      const record = await this.#add(mapId, name, state);
      if (entry) entry.next = record.at + limits.versionMinutes * MINUTE;
      return record;
    } catch (error) {
      if (entry) entry.edited = true;
      throw error;
    }
  }

  /** Throws TooManyVersions when another one of this map can't get a name. */
  async checkNaming(mapId: string, id: number): Promise<void> {
    const records = await this.#options.storage.versions(mapId);
    const record = records.find((one) => one.id === id);
    if (record && record.kind !== 'named') checkRoom(records, record.bytes, this.#options.limits);
  }

  #begin(mapId: string, entry: Entry, ageMs: number): Promise<void> {
    entry.busy = this.#keepIfDue(mapId, entry, ageMs).finally(() => {
      entry.busy = null;
    });
    return entry.busy;
  }

  async #keepIfDue(mapId: string, entry: Entry, ageMs: number): Promise<void> {
    const { storage, log, metrics, limits, now } = this.#options;
    const isDue = async (): Promise<boolean> => {
      const newest = await this.#newest(mapId);
      entry.next = newest + limits.versionMinutes * MINUTE;
      return now() - newest >= ageMs;
    };
    try {
      if (!(await isDue())) return;
      const unlock = await storage.tryLock(mapId, 'version');
      if (!unlock) {
        entry.next = now() + RETRY_MS;
        return;
      }
      try {
        // Another process may have been faster.
        if (await isDue()) await this.setAside(mapId, null);
      } finally {
        await unlock();
      }
    } catch (error) {
      entry.next = now() + RETRY_MS;
      metrics.versionFailed();
      log.error({ map: mapId, error: String(error) }, 'a version could not be set aside; the map itself is stored');
    }
  }

  /** When the newest version was set aside; without any, when the map was made. */
  async #newest(mapId: string): Promise<number> {
    const { storage } = this.#options;
    const [newest] = await storage.versions(mapId);
    return newest?.at ?? (await storage.findMap(mapId))?.created ?? 0;
  }

  async #add(mapId: string, name: string | null, state: Uint8Array): Promise<VersionRecord> {
    const { storage, log, metrics, limits, now } = this.#options;
    const version = { kind: name === null ? 'auto' : 'named', name, at: now() } as const;
    const id = await storage.addVersion(mapId, version, state);
    metrics.versionKept();
    try {
      const surplus = thinVersions(await storage.versions(mapId), version.at, limits.versionBytes);
      if (surplus.length > 0) await storage.dropVersions(mapId, surplus);
    } catch (error) {
      log.warn({ map: mapId, error: String(error) }, 'older versions could not be thinned out; the next one will');
    }
    return { id, ...version, bytes: state.length };
  }
}

function checkRoom(records: readonly VersionRecord[], more: number, limits: Limits): void {
  const named = records.filter((record) => record.kind === 'named');
  if (named.length >= limits.namedVersions) {
    throw new TooManyVersions(
      `A map keeps at most ${limits.namedVersions} versions with a name. Nothing was changed; the automatic versions go on.`,
    );
  }
  if (named.reduce((sum, record) => sum + record.bytes, more) > limits.versionBytes) {
    throw new TooManyVersions(
      'The named versions of this map are larger than this server keeps. Nothing was changed; export the map to keep it as a file.',
    );
  }
}
