import type { Doc } from 'yjs';
import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import type { Storage } from '../storage/storage';
import { encodeDocument, encodePending, pendingSize } from './encode-document';

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
}

const RETRY_MS = 60_000;
/** A large map is not written again before its log has this share of it. */
const SHARE = 16;

/** The log of one open map: appends rows, folds them into a snapshot when there are many, and keeps count of the size. */
export class MapLog {
  readonly #mapId: string;
  readonly #doc: Doc;
  readonly #context: MapLogContext;
  /** Number of the newest row that was handed to the storage. */
  #lastRow: Promise<number>;
  #rows: number;
  #logBytes: number;
  #bytes: number;
  #compacting: Promise<void> | null = null;
  #compactAgain = 0;

  constructor(mapId: string, doc: Doc, state: LogState, context: MapLogContext) {
    this.#mapId = mapId;
    this.#doc = doc;
    this.#context = context;
    this.#rows = state.logRows;
    this.#logBytes = state.logBytes;
    this.#bytes = state.bytes;
    this.#lastRow = Promise.resolve(state.lastSeq);
  }

  /** Stores a row whose change is in the document already; rejects when it may not have been stored. */
  async append(row: Uint8Array): Promise<void> {
    const began = performance.now();
    this.#rows += 1;
    this.#logBytes += row.length;
    this.#bytes += row.length;
    const stored = this.#context.storage.append(this.#mapId, row);
    this.#lastRow = stored;
    await stored;
    this.#context.metrics.updateStored((performance.now() - began) / 1000);
  }

  /** True when the map would be over its limit with `more` bytes. */
  isFullWith(more: number): boolean {
    const { mapBytes } = this.#context.limits;
    if (this.#bytes + more <= mapBytes) return false;
    // The running sum counts what has been overwritten since; only now is it worth an exact look.
    this.#bytes = encodeDocument(this.#doc).length + pendingSize(this.#doc);
    return this.#bytes + more > mapBytes;
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

  async #compactNow(settled: Promise<void>): Promise<void> {
    const { storage, log, metrics } = this.#context;
    const [rows, bytes, covered] = [this.#rows, this.#logBytes, this.#lastRow];
    try {
      if (rows > 0) {
        const snapshot = encodeDocument(this.#doc);
        const pending = encodePending(this.#doc);
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
