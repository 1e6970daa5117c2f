import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from './storage';

/** Makes the data folder and tries a write; throws StorageError with a sentence for the operator. */
export function prepareFolder(dataDir: string): void {
  const probe = join(dataDir, `.write-test-${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
    throw new StorageError(
      `The data folder ${dataDir} can't be written (${code}). Give this user the right to write there, or set DATA_DIR to another folder.`,
      'FOLDER_NOT_WRITABLE',
    );
  }
}
