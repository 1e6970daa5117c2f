import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import type { Limits } from '@/lib/protocol/limits';
import { StorageError } from '../storage';
import { sessionConfig, toStorageError } from './postgres-session';

/** Connections of one process, at most `max`. Every error is a StorageError; a connection that broke is replaced at the next call. */
export class PostgresPool {
  readonly #pool: Pool;
  #ended = false;

  constructor(url: string, limits: Limits, max: number) {
    this.#pool = new Pool({ ...sessionConfig(url, limits), max });
    // A connection that is lost while it rests concerns nobody; one that is in use fails its call, which tells.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** One statement, which is one transaction. A `name` has it planned once a connection. */
  async query<R extends QueryResultRow>(text: string, values: readonly unknown[], name?: string): Promise<R[]> {
    return this.use(async (client) => (await client.query<R>({ text, values: [...values], name })).rows);
  }

  /** All or nothing; when the answer to the commit is lost, it rejects. */
  transaction<T>(task: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.use(async (client) => {
      await client.query('BEGIN');
      const result = await task(client);
      await client.query('COMMIT');
      return result;
    });
  }

  /** Lends a connection. After an error it is thrown away: what it was in the middle of ends with it. */
  async use<T>(task: (client: PoolClient) => Promise<T>): Promise<T> {
    if (this.#ended) throw new StorageError('The storage is closed.', 'CLOSED');
    let client: PoolClient | null = null;
    try {
      client = await this.#pool.connect();
      const result = await task(client);
      client.release();
      return result;
    } catch (error) {
      client?.release(true);
      throw toStorageError(error);
    }
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#pool.end();
  }
}
