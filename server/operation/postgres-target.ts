import type { Client } from 'pg';
import { openPostgresSchema } from '../storage/postgres/postgres-schema';
import { SERVER_LOCK, toBuffer, toStorageError } from '../storage/postgres/postgres-session';
import type { MapRecord, VersionRecord } from '../storage/storage';
import { connectPostgres } from './postgres-reader';
import type { RestoreTarget } from './restore-target';
import { StoreFault } from './store-reader';

/**
 * An empty database, filled in one transaction. No server may be using it, and none can begin to meanwhile. Rejects with
 * StoreFault otherwise, or when it can't be used.
 */
export async function openPostgresTarget(url: string): Promise<RestoreTarget> {
  const client = await connectPostgres(url);
  try {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [SERVER_LOCK]);
    if (!rows[0]?.got) {
      throw new StoreFault('A server is using the database of DATABASE_URL. Stop them all first. Nothing was changed.');
    }
    await openPostgresSchema(client);
    await client.query('BEGIN');
    const counted = await client.query<{ maps: number }>('SELECT count(*) AS maps FROM throughline.maps');
    const maps = counted.rows[0]?.maps ?? 0;
    if (maps > 0) {
      throw new StoreFault(
        `There are ${maps} maps in the database of DATABASE_URL already. Restore into an empty one. Nothing was changed.`,
      );
    }
    await client.query('DELETE FROM throughline.secrets');
    return new PostgresTarget(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error instanceof StoreFault ? error : unusable(error);
  }
}

function unusable(error: unknown): StoreFault {
  return new StoreFault(
    `The database of DATABASE_URL could not be filled (${toStorageError(error).message}). Nothing was changed.`,
  );
}

class PostgresTarget implements RestoreTarget {
  readonly #client: Client;
  #map = '';
  /** Numbers of rows are each map's own, without holes; a snapshot takes the one of a row that it covers. */
  #seq = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  secret(name: string, value: Uint8Array): Promise<void> {
    return this.#run('INSERT INTO throughline.secrets (name, value) VALUES ($1, $2)', name, toBuffer(value));
  }

  async map({ id, keyHashes, generations, created, deleted }: MapRecord): Promise<void> {
    await this.#endMap();
    this.#map = id;
    this.#seq = 0;
    await this.#run(
      `INSERT INTO throughline.maps (id, own, edit, view, edit_generation, view_generation, created, deleted, last_seq)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)`,
      id,
      ...[keyHashes.own, keyHashes.edit, keyHashes.view].map(toBuffer),
      generations.edit,
      generations.view,
      created,
      deleted,
    );
  }

  snapshot(state: Uint8Array, pending: Uint8Array | null): Promise<void> {
    this.#seq += 1;
    const values = [this.#map, this.#seq, toBuffer(state), pending && toBuffer(pending)];
    return this.#run('INSERT INTO throughline.snapshots (map, seq, state, pending) VALUES ($1, $2, $3, $4)', ...values);
  }

  async rows(updates: readonly Uint8Array[]): Promise<void> {
    let at = 1;
    const starts = updates.map(({ length }) => {
      at += length;
      return at - length;
    });
    await this.#run(
      `INSERT INTO throughline.updates (map, seq, data)
      SELECT $1, r.seq, substring($5::bytea FROM r.start FOR r.length)
      FROM unnest($2::bigint[], $3::integer[], $4::integer[]) AS r(seq, start, length)`,
      this.#map,
      updates.map((_, index) => this.#seq + index + 1),
      starts,
      updates.map(({ length }) => length),
      Buffer.concat(updates),
    );
    this.#seq += updates.length;
  }

  /** Gets a new number: they are unique over all maps here, and grow in the order of the backup. */
  version({ kind, name, at }: Omit<VersionRecord, 'bytes'>, state: Uint8Array): Promise<void> {
    const values = [this.#map, kind, name?.replaceAll('\0', '') ?? null, at, toBuffer(state)];
    return this.#run(
      'INSERT INTO throughline.versions (map, kind, name, at, state) VALUES ($1, $2, $3, $4, $5)',
      ...values,
    );
  }

  note(name: string, value: Uint8Array): Promise<void> {
    const values = [this.#map, name, toBuffer(value)];
    return this.#run('INSERT INTO throughline.notes (map, name, value) VALUES ($1, $2, $3)', ...values);
  }

  async commit(): Promise<void> {
    await this.#endMap();
    await this.#run('COMMIT');
  }

  /** Ends the transaction, if it is still open, and the lock. */
  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined);
  }

  #endMap(): Promise<void> {
    return this.#run('UPDATE throughline.maps SET last_seq = $2 WHERE id = $1', this.#map, this.#seq);
  }

  async #run(sql: string, ...values: unknown[]): Promise<void> {
    try {
      await this.#client.query(sql, values);
    } catch (error) {
      throw unusable(error);
    }
  }
}
