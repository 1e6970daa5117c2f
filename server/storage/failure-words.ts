import { notSavedReason, STORAGE_FAILURES, type StorageFailure } from '@/lib/protocol/storage-failures';
import { StorageError } from './storage';

/** Codes of SQLite, PostgreSQL and the network by what they mean to people; the beginning of a code suffices. */
const MEANINGS: readonly [StorageFailure, readonly string[]][] = [
  ['full', ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100']],
  ['failing', ['SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'EIO', 'EROFS', '58030', '25006']],
  [
    'unreachable',
    [
      '08',
      '57P',
      '53300',
      'DATABASE_UNREACHABLE',
      'ECONN',
      'ENOTFOUND',
      'EAI_AGAIN',
      'ETIMEDOUT',
      'EPIPE',
      'EHOST',
      'ENET',
    ],
  ],
];

/** What kept a storage from storing. */
export function failureOf(error: unknown): StorageFailure {
  if (!(error instanceof StorageError)) return 'other';
  const { code } = error;
  return MEANINGS.find(([, beginnings]) => beginnings.some((beginning) => code.startsWith(beginning)))?.[0] ?? 'other';
}

/** The reason with which sockets are closed after a failed write. */
export function failureReason(error: unknown): string {
  return notSavedReason(failureOf(error));
}

/** The same for a person who sent a request: what happened, what was kept, what to do. */
export function failureDetail(error: unknown): string {
  const words = STORAGE_FAILURES[failureOf(error)];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. Nothing was changed; try again later.`;
}
