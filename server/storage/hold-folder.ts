import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from './storage';

/**
 * Keeps a second server out of the folder: two would each hold half of a map in memory. The lock is the kernel's, so it
 * goes with the process, however that ends, and the data file itself stays readable for a backup.
 */
export function holdFolder(dataDir: string): Database.Database {
  const lock = new Database(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StorageError(
      `Another Throughline is using the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
      'FOLDER_IN_USE',
    );
  }
  return lock;
}
