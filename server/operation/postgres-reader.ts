import { Client, type QueryResultRow } from 'pg';
import { LIMITS } from '@/lib/protocol/limits';
import { type MapRow, toMapRecord } from '../storage/map-row';
import { POSTGRES_SCHEMA } from '../storage/postgres/postgres-schema';
import { sessionConfig, toStorageError } from '../storage/postgres/postgres-session';
import type { LogRow, MapRecord, VersionRecord } from '../storage/storage';
import { PROBE, type Snapshot, StoreFault, type StoreReader } from './store-reader';

/** Reads the PostgreSQL database of a server, or several, while they run. Rejects with StoreFault when it can't be read. */
export async function openPostgresReader(url: string): Promise<StoreReader> {
  const client = await connectPostgres(url);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('throughline.format') IS NOT NULL AS there",
    );
    if (!rows[0]?.there)
      throw new StoreFault('There are no maps in the database of DATABASE_URL: no server has used it.');
    const format = await client.query<{ version: number }>('SELECT version FROM throughline.format');
    const found = format.rows[0]?.version ?? 0;
    if (found !== POSTGRES_SCHEMA) {
      const age =
        found > POSTGRES_SCHEMA ? 'a newer Throughline: update this program' : 'an older one: start this server once';
      throw new StoreFault(`The data in the database were written by ${age}.`);
    }
    return new PostgresReader(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error instanceof StoreFault ? error : unreadable(error);
  }
}

/** A connection for a command that may take its time. Rejects with StoreFault, without the password in it. */
export async function connectPostgres(url: string): Promise<Client> {
  let client: Client;
  try {
    client = new Client({
      ...sessionConfig(url, LIMITS),
      statement_timeout: 0,
      query_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    });
  } catch {
    throw new StoreFault(
      'DATABASE_URL is no address of a PostgreSQL database. It looks like postgres://user:password@host:5432/database.',
    );
  }
  // A connection that is lost fails the query that needs it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): StoreFault {
  return new StoreFault(`The database of DATABASE_URL can’t be used (${toStorageError(error).message}).`);
}

class PostgresReader implements StoreReader {
  readonly place = 'the database of DATABASE_URL';
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async secrets(): Promise<ReadonlyMap<string, Uint8Array>> {
    const rows = await this.#all<{ name: string; value: Buffer }>(
      'SELECT name, value FROM throughline.secrets WHERE name <> $1',
      PROBE,
    );
    return new Map(rows.map(({ name, value }) => [name, value]));
  }

  async maps(after: string, limit: number): Promise<readonly MapRecord[]> {
    const rows = await this.#all<MapRow>(
      'SELECT * FROM throughline.maps WHERE id > $1 ORDER BY id LIMIT $2',
      after,
      limit,
    );
    return rows.map(toMapRecord);
  }

  async snapshot(mapId: string): Promise<Snapshot | null> {
    const sql = 'SELECT state, pending FROM throughline.snapshots WHERE map = $1 ORDER BY seq DESC LIMIT 1';
    return (await this.#all<Snapshot & QueryResultRow>(sql, mapId))[0] ?? null;
  }

  async rows(mapId: string, after: number, limit: number): Promise<readonly LogRow[]> {
    const sql = 'SELECT seq, data FROM throughline.updates WHERE map = $1 AND seq > $2 ORDER BY seq LIMIT $3';
    const rows = await this.#all<{ seq: number; data: Buffer }>(sql, mapId, after, limit);
    return rows.map(({ seq, data }) => ({ seq, update: data }));
  }

  async versions(mapId: string): Promise<readonly VersionRecord[]> {
    const sql =
      'SELECT id, kind, name, at, length(state) AS bytes FROM throughline.versions WHERE map = $1 ORDER BY id';
    return this.#all<VersionRecord & QueryResultRow>(sql, mapId);
  }

  async versionState(mapId: string, id: number): Promise<Uint8Array> {
    const sql = 'SELECT state FROM throughline.versions WHERE map = $1 AND id = $2';
    return (await this.#all<{ state: Buffer }>(sql, mapId, id))[0]?.state ?? new Uint8Array();
  }

  async notes(mapId: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const rows = await this.#all<{ name: string; value: Buffer }>(
      'SELECT name, value FROM throughline.notes WHERE map = $1',
      mapId,
    );
    return new Map(rows.map(({ name, value }) => [name, value]));
  }

  /** PostgreSQL checks its pages when it reads them, if it was set up with checksums. */
  async damage(): Promise<readonly string[]> {
    return [];
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined);
  }

  async #all<R extends QueryResultRow>(sql: string, ...values: unknown[]): Promise<R[]> {
    try {
      return (await this.#client.query<R>(sql, values)).rows;
    } catch (error) {
      throw unreadable(error);
    }
  }
}
