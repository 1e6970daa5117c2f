import { createHash } from 'node:crypto';
import { type ClientConfig, types } from 'pg';
import type { Limits } from '@/lib/protocol/limits';
import { StorageError } from '../storage';

const INT8 = 20;

/** Every process that serves the maps has a share of this advisory lock; a restore needs it alone. */
export const SERVER_LOCK = '7305808852735717';

/** How every connection is made. The limits end what a lost or stuck database would leave waiting for ever. */
export function sessionConfig(url: string, limits: Limits): ClientConfig {
  return {
    connectionString: url,
    application_name: 'throughline',
    // An acknowledged edit has to survive a power cut of the database, whatever its default is.
    options: '-c synchronous_commit=on',
    keepAlive: true,
    connectionTimeoutMillis: limits.databaseConnectMs,
    statement_timeout: limits.databaseStatementMs,
    lock_timeout: limits.databaseLockMs,
    idle_in_transaction_session_timeout: limits.databaseStatementMs,
    // The last word is ours: a database behind a cut network ends no statement.
    query_timeout: limits.databaseStatementMs + limits.databaseConnectMs,
    types: {
      // Numbers of rows and milliseconds stay far below 2⁵³.
      getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)),
    },
  };
}

/** What the database, or the way to it, said, as the storage's own error. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const known = typeof code === 'string' ? code : 'DATABASE_UNREACHABLE';
  return new StorageError(`The database refused: ${String(message || known)}`, known);
}

/** The key of an advisory lock, as the database takes it. */
export function lockKey(...words: readonly string[]): string {
  return createHash('sha256').update(words.join('\0')).digest().readBigInt64BE(0).toString();
}

/** Bytes as pg sends them without a detour over text. */
export function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
