import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import type { LogRow, Storage } from '../storage/storage';
import type { Backlog } from './backlog';
import type { RoomDocument } from './room-document';

export interface LogState {
  /** Rows, and bytes, of the log that no snapshot covers. */
  readonly logRows: number;
  readonly logBytes: number;
  /** About how large the encoded document is. */
  readonly bytes: number;
  /** Number of the newest row. */
  readonly lastSeq: number;
}

export interface MapLogContext {
  readonly storage: Storage;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: Limits;
  readonly backlog: Backlog;
}

const RETRY_MS = 60_000;
/** A large map is not written again before its log has this share of it. */
const SHARE = 16;

/** The log of one open map: appends rows, folds them into a snapshot when there are many, and keeps count of the size. */
export class MapLog {
  readonly #mapId: string;
  readonly #document: RoomDocument;
  readonly #context: MapLogContext;
  /** Number of the newest row that was handed to the storage. */
  #lastRow: Promise<number>;
  #rows: number;
  #logBytes: number;
  #bytes: number;
  #compacting: Promise<void> | null = null;
  #compactAgain = 0;
  /** With other processes writing too, the newest row of ours need not be the newest that the document holds. */
  #covered: (() => number) | null = null;

  constructor(mapId: string, document: RoomDocument, state: LogState, context: MapLogContext) {
    this.#mapId = mapId;
    this.#document = document;
    this.#context = context;
    this.#rows = state.logRows;
    this.#logBytes = state.logBytes;
    this.#bytes = state.bytes;
    this.#lastRow = Promise.resolve(state.lastSeq);
  }

  /** From now on `covered` says up to which row the document holds all. */
  follow(covered: () => number): void {
    this.#covered = covered;
  }

  /** Stores rows whose changes are in the document already; rejects when they may not have been stored. */
  async append(rows: readonly Uint8Array[]): Promise<LogRow[]> {
    const began = performance.now();
    this.#count(rows);
    const stored = this.#context.storage.appendAll(this.#mapId, rows);
    this.#lastRow = stored;
    this.#context.backlog.count(rows, stored);
    const last = await stored;
    this.#context.metrics.updatesStored(rows.length, (performance.now() - began) / 1000);
    return rows.map((update, index) => ({ seq: last - rows.length + 1 + index, update }));
  }

  /** Rows that another process has stored are in the log too. */
  takeForeign(rows: readonly Uint8Array[]): void {
    this.#count(rows);
  }

  /** True when the map would be over its limit with `more` bytes. */
  isFullWith(more: number): boolean {
    const { mapBytes } = this.#context.limits;
    if (this.#bytes + more <= mapBytes) return false;
    // The running sum counts what has been overwritten since; only now is it worth an exact look.
    this.#bytes = this.size;
    return this.#bytes + more > mapBytes;
  }

  /** Bytes of the encoded document now. */
  get size(): number {
    return this.#document.encode().length + this.#document.pendingBytes;
  }

  /** About how large the encoded document is, without a look. */
  get roughSize(): number {
    return this.#bytes;
  }

  isCompactionDue(): boolean {
    const { compactRows, compactBytes } = this.#context.limits;
    const enough = this.#rows >= compactRows || this.#logBytes >= compactBytes;
    return enough && this.#logBytes * SHARE >= this.#bytes && performance.now() >= this.#compactAgain;
  }

  /**
   * Folds the log into a snapshot of the document as it is now; does nothing when there is no log. `settled` settles
   * when all that the document holds now is stored, or rejects. Never rejects itself.
   */
  compact(settled: () => Promise<void>): Promise<void> {
    this.#compacting ??= this.#compactNow(settled()).finally(() => {
      this.#compacting = null;
    });
    return this.#compacting;
  }

  #count(rows: readonly Uint8Array[]): void {
    this.#rows += rows.length;
    for (const { length } of rows) {
      this.#logBytes += length;
      this.#bytes += length;
    }
  }

  async #compactNow(settled: Promise<void>): Promise<void> {
    const { storage, log, metrics } = this.#context;
    const [rows, bytes] = [this.#rows, this.#logBytes];
    const covered = this.#covered ? this.#covered() : this.#lastRow;
    try {
      if (rows > 0) {
        const snapshot = this.#document.encode();
        const pending = this.#document.pending();
        await settled;
        await storage.compact(this.#mapId, await covered, snapshot, pending);
        this.#rows -= rows;
        this.#logBytes -= bytes;
        this.#bytes = snapshot.length + this.#logBytes;
        metrics.compacted();
      }
    } catch (error) {
      this.#compactAgain = performance.now() + RETRY_MS;
      log.error({ map: this.#mapId, error: String(error) }, 'a map’s log could not be compacted; it stays as it is');
    }
  }
}
