import type { Limits } from '@/lib/protocol/limits';
import { MemoryStorage } from './memory-storage';
import { openSqliteStorage } from './open-sqlite-storage';
import { openPostgresStorage } from './postgres/open-postgres-storage';
import { type Storage, StorageError } from './storage';

export interface StorageOptions {
  readonly dataDir?: string;
  /** Takes precedence over `dataDir`. `memory:` keeps everything until the process ends, and no longer. */
  readonly databaseUrl?: string;
  /** The bundled worker of SQLite. */
  readonly workerFile: URL;
  /** How long a write to SQLite waits for somebody else's lock on the file. */
  readonly busyTimeoutMs?: number;
  readonly limits: Limits;
}

/** Opens the store that the options name. Throws StorageError with a sentence for the operator when it can't be used. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { dataDir, databaseUrl, workerFile, busyTimeoutMs, limits } = options;
  if (databaseUrl === 'memory:') return new MemoryStorage();
  if (databaseUrl) return openPostgresStorage({ url: databaseUrl, limits });
  if (dataDir) return openSqliteStorage({ dataDir, workerFile, busyTimeoutMs });
  throw new StorageError('There is no place for the data: set DATA_DIR or DATABASE_URL.', 'NO_PLACE');
}
