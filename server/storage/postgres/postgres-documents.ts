import type { LogRow, MapHead, StoredDocument } from '../storage';
import type { PostgresPool } from './postgres-pool';
import { lockKey, toBuffer } from './postgres-session';

/** One statement sees one moment, which two would not while another process compacts. */
const LOAD = `(SELECT true AS is_snapshot, seq, state AS data, pending FROM throughline.snapshots
    WHERE map = $1 ORDER BY seq DESC LIMIT 1)
  UNION ALL
  (SELECT false, seq, data, NULL FROM throughline.updates WHERE map = $1 ORDER BY seq)`;

const SINCE = `SELECT NULL::bytea AS data, max(seq) AS seq FROM throughline.snapshots WHERE map = $1
  UNION ALL
  (SELECT data, seq FROM throughline.updates WHERE map = $1 AND seq > $2 ORDER BY seq)`;

interface PartRow {
  is_snapshot: boolean;
  seq: number;
  data: Buffer;
  pending: Buffer | null;
}

/** Logs and snapshots of maps in PostgreSQL. */
export class PostgresDocuments {
  readonly #pool: PostgresPool;

  constructor(pool: PostgresPool) {
    this.#pool = pool;
  }

  async load(mapId: string): Promise<StoredDocument> {
    const parts = await this.#pool.query<PartRow>(LOAD, [mapId], 'load');
    const snapshot = parts.find((part) => part.is_snapshot);
    const rows = inOrder(parts.filter((part) => !part.is_snapshot));
    return {
      snapshot: snapshot?.data ?? null,
      pending: snapshot?.pending ?? null,
      updates: rows.map((row) => row.data),
      lastSeq: rows.at(-1)?.seq ?? snapshot?.seq ?? 0,
    };
  }

  /** Does nothing when another process has stored a snapshot that covers more. */
  async compact(mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null): Promise<void> {
    await this.#pool.transaction(async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey('compaction', mapId)]);
      const newest = await client.query<{ seq: number | null }>(
        'SELECT max(seq) AS seq FROM throughline.snapshots WHERE map = $1',
        [mapId],
      );
      if ((newest.rows[0]?.seq ?? 0) > seq) return;
      await client.query(
        `INSERT INTO throughline.snapshots (map, seq, state, pending) VALUES ($1, $2, $3, $4)
        ON CONFLICT (map, seq) DO UPDATE SET state = excluded.state, pending = excluded.pending`,
        [mapId, seq, toBuffer(snapshot), pending && toBuffer(pending)],
      );
      await client.query('DELETE FROM throughline.updates WHERE map = $1 AND seq <= $2', [mapId, seq]);
      await client.query(
        `DELETE FROM throughline.snapshots WHERE map = $1 AND seq NOT IN
          (SELECT seq FROM throughline.snapshots WHERE map = $1 ORDER BY seq DESC LIMIT 2)`,
        [mapId],
      );
    });
  }

  async since(mapId: string, seq: number): Promise<LogRow[] | null> {
    const found = await this.#pool.query<{ data: Buffer | null; seq: number | null }>(SINCE, [mapId, seq], 'since');
    const rows: LogRow[] = [];
    for (const row of found) {
      if (row.data) rows.push({ seq: row.seq ?? 0, update: row.data });
      else if (row.seq !== null && row.seq > seq) return null;
    }
    return inOrder(rows);
  }

  async eraseDeleted(before: number, limit: number): Promise<string[]> {
    return this.#pool.transaction(async (client) => {
      const { rows } = await client.query<{ id: string }>(
        'SELECT id FROM throughline.maps WHERE deleted < $1 ORDER BY deleted LIMIT $2 FOR UPDATE SKIP LOCKED',
        [before, limit],
      );
      const ids = rows.map(({ id }) => id);
      for (const table of ['updates', 'snapshots', 'versions', 'notes']) {
        await client.query(`DELETE FROM throughline.${table} WHERE map = ANY($1::text[])`, [ids]);
      }
      await client.query('DELETE FROM throughline.maps WHERE id = ANY($1::text[])', [ids]);
      return ids;
    });
  }

  async heads(mapIds: readonly string[]): Promise<MapHead[]> {
    const rows = await this.#pool.query<{
      id: string;
      last_seq: number;
      deleted: boolean;
      edit_generation: number;
      view_generation: number;
    }>(
      `SELECT id, last_seq, deleted IS NOT NULL AS deleted, edit_generation, view_generation
      FROM throughline.maps WHERE id = ANY($1::text[])`,
      [[...mapIds]],
      'heads',
    );
    return rows.map(({ id, last_seq, deleted, edit_generation, view_generation }) => ({
      id,
      lastSeq: last_seq,
      deleted,
      generations: { edit: edit_generation, view: view_generation },
    }));
  }
}

/** The parts of a union may come in any order, though they never did. */
function inOrder<R extends { readonly seq: number }>(rows: R[]): R[] {
  return rows.sort((a, b) => a.seq - b.seq);
}
