import type { Limits } from '@/lib/protocol/limits';
import { StorageError } from '../storage';
import { PostgresPool } from './postgres-pool';
import { toBuffer } from './postgres-session';

interface Waiting {
  readonly mapId: string;
  readonly updates: readonly Uint8Array[];
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One statement, so one journey and one commit. The rows of the maps are locked in the order of their ids, so that
 * processes wait for each other in turn and never in a circle; whoever has a map's row gives the next numbers, so that
 * there are no holes and a number is seen only after all smaller ones. All bytes come as one value: lists of bytes would
 * be sent as text of twice the length.
 */
const APPEND = `WITH
  locked AS MATERIALIZED (
    SELECT id FROM throughline.maps WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE
  ),
  moved AS (
    UPDATE throughline.maps AS m SET last_seq = m.last_seq + w.n
    FROM unnest($1::text[], $2::bigint[]) AS w(id, n) JOIN locked USING (id)
    WHERE m.id = w.id RETURNING m.id, m.last_seq - w.n AS base
  ),
  added AS (
    INSERT INTO throughline.updates (map, seq, data)
    SELECT moved.id, moved.base + r.rank, substring($7::bytea FROM r.start FOR r.length)
    FROM unnest($3::text[], $4::bigint[], $5::integer[], $6::integer[]) AS r(map, rank, start, length)
    JOIN moved ON moved.id = r.map
  )
  SELECT id, base FROM moved`;

/**
 * Group commit: what arrives while a commit is under way is stored together by the next one. Maps are spread over a few
 * lanes, so that one that somebody else holds does not hold up all.
 */
export class AppendLanes {
  readonly #pool: PostgresPool;
  readonly #lanes: readonly Lane[];
  /** The newest append of each map that has one under way. */
  readonly #underWay = new Map<string, Promise<number>>();

  constructor(url: string, limits: Limits) {
    // A crowd that opens maps must not keep edits waiting: each lane has a connection of its own.
    this.#pool = new PostgresPool(url, limits, limits.databaseLanes);
    this.#lanes = Array.from({ length: limits.databaseLanes }, () => new Lane(this.#pool, limits));
  }

  /** Resolves to the number of the last update. */
  append(mapId: string, updates: readonly Uint8Array[]): Promise<number> {
    const lane = this.#lanes[hash(mapId) % this.#lanes.length]!;
    const stored = lane.append(mapId, updates);
    this.#underWay.set(mapId, stored);
    const forget = (): void => {
      if (this.#underWay.get(mapId) === stored) this.#underWay.delete(mapId);
    };
    stored.then(forget, forget);
    return stored;
  }

  /** Settles when all appends that were made so far are stored, or can't be: of these maps, or of all. */
  async settled(mapIds?: readonly string[]): Promise<void> {
    const appends = mapIds ? mapIds.map((id) => this.#underWay.get(id)) : [...this.#underWay.values()];
    await Promise.allSettled(appends);
  }

  /** Stores what is under way, then ends. */
  async close(): Promise<void> {
    await this.settled();
    await this.#pool.close();
  }
}

class Lane {
  readonly #pool: PostgresPool;
  readonly #limits: Limits;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(pool: PostgresPool, limits: Limits) {
    this.#pool = pool;
    this.#limits = limits;
  }

  append(mapId: string, updates: readonly Uint8Array[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ mapId, updates, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      // What comes in the same turn goes together.
      setImmediate(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) await this.#store(this.#takeGroup());
    this.#busy = false;
  }

  /** What goes together: as much as the limits allow, at least one entry. */
  #takeGroup(): Waiting[] {
    const { databaseGroupRows, databaseGroupBytes } = this.#limits;
    let [count, rows, bytes] = [0, 0, 0];
    for (const { updates } of this.#waiting) {
      rows += updates.length;
      for (const update of updates) bytes += update.length;
      if (count > 0 && (rows > databaseGroupRows || bytes > databaseGroupBytes)) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #store(group: readonly Waiting[]): Promise<void> {
    const { values, ends } = statementValues(group);
    try {
      const moved = await this.#pool.query<{ id: string; base: number }>(APPEND, values, 'append');
      const bases = new Map(moved.map(({ id, base }) => [id, base]));
      group.forEach(({ mapId, resolve, reject }, index) => {
        const base = bases.get(mapId);
        if (base === undefined) reject(new StorageError(`There is no map ${mapId}.`, 'UNKNOWN_MAP'));
        else resolve(base + ends[index]!);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

/** The values of APPEND, and the place of each entry's last row among the new rows of its map. */
function statementValues(group: readonly Waiting[]): { values: unknown[]; ends: number[] } {
  const counts = new Map<string, number>();
  const rows: { ids: string[]; ranks: number[]; starts: number[]; lengths: number[] } = {
    ids: [],
    ranks: [],
    starts: [],
    lengths: [],
  };
  const parts: Buffer[] = [];
  // Places in bytes are counted from one.
  let at = 1;
  const ends = group.map(({ mapId, updates }) => {
    let rank = counts.get(mapId) ?? 0;
    for (const update of updates) {
      rank += 1;
      rows.ids.push(mapId);
      rows.ranks.push(rank);
      rows.starts.push(at);
      rows.lengths.push(update.length);
      parts.push(toBuffer(update));
      at += update.length;
    }
    counts.set(mapId, rank);
    return rank;
  });
  const { ids, ranks, starts, lengths } = rows;
  const maps = [[...counts.keys()], [...counts.values()]];
  return { values: [...maps, ids, ranks, starts, lengths, Buffer.concat(parts)], ends };
}

function hash(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) >>> 0;
  return sum;
}
