import { Client } from 'pg';
import type { Limits } from '@/lib/protocol/limits';
import { StorageError, type Unlock } from '../storage';
import { lockKey, SERVER_LOCK, sessionConfig, toStorageError } from './postgres-session';

/**
 * Locks that end with the process: a session of its own holds them. When that session is lost they are lost with it,
 * and another process may take them; what they guard must be right even then, they only spare work done twice.
 */
export class PostgresLocks {
  readonly #url: string;
  readonly #limits: Limits;
  #session: Session | null = null;
  #ended = false;

  constructor(url: string, limits: Limits) {
    this.#url = url;
    this.#limits = limits;
  }

  /** Says to commands that a server is running. Rejects with StorageError when one of them keeps servers out. */
  async start(): Promise<void> {
    const session = this.#session ?? this.#open();
    await session.connected.catch((error) => {
      throw toStorageError(error);
    });
  }

  /** Null when somebody has the lock, or when this process holds as many as the database should have to keep. */
  async tryLock(mapId: string, task: string): Promise<Unlock | null> {
    if (this.#ended) throw new StorageError('The storage is closed.', 'CLOSED');
    const session = this.#session ?? this.#open();
    const { held } = session;
    const key = lockKey('task', task, mapId);
    // Within a session a lock could be taken twice: that is for us to refuse.
    if (held.has(key) || held.size >= this.#limits.databaseLocks) return null;
    held.add(key);
    try {
      const client = await session.connected;
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [key]);
      if (rows[0]?.got) return () => this.#release(session, key);
      held.delete(key);
      return null;
    } catch (error) {
      this.#drop(session);
      throw toStorageError(error);
    }
  }

  async close(): Promise<void> {
    this.#ended = true;
    const session = this.#session;
    if (!session) return;
    this.#session = null;
    await session.client.end().catch(() => undefined);
  }

  #open(): Session {
    const client = new Client(sessionConfig(this.#url, this.#limits));
    const connected = client
      .connect()
      .then(() => client.query('SELECT pg_advisory_lock_shared($1)', [SERVER_LOCK]))
      .then(() => client);
    const session: Session = { client, connected, held: new Set() };
    const lost = (): void => this.#drop(session);
    client.on('error', lost);
    client.on('end', lost);
    connected.catch(lost);
    this.#session = session;
    return session;
  }

  /** Ends a session that failed; the next lock opens another. */
  #drop(session: Session): void {
    if (this.#session !== session) return;
    this.#session = null;
    void session.client.end().catch(() => undefined);
  }

  async #release(session: Session, key: string): Promise<void> {
    if (this.#session !== session || !session.held.has(key)) return;
    try {
      const client = await session.connected;
      await client.query('SELECT pg_advisory_unlock($1)', [key]);
      session.held.delete(key);
    } catch {
      // The lock must not outlive its holder: the session goes, and with it the lock.
      this.#drop(session);
    }
  }
}

interface Session {
  readonly client: Client;
  readonly connected: Promise<Client>;
  readonly held: Set<string>;
}
