import { expect, test } from 'vitest';
import { notSavedReason, readNotSaved, STORAGE_FAILURES, type StorageFailure } from '@/lib/protocol/storage-failures';
import { failureOf } from '@/server/storage/failure-words';
import { StorageError } from '@/server/storage/storage';

test('[OP-24] every reason fits into a closing frame and is understood on the other side, and nothing else is', () => {
  for (const failure of Object.keys(STORAGE_FAILURES) as StorageFailure[]) {
    expect(Buffer.byteLength(notSavedReason(failure))).toBeLessThanOrEqual(123);
    expect(readNotSaved(notSavedReason(failure))).toBe(failure);
  }
  for (const other of ['', 'not saved: ', 'not saved: <b>', 'the server restarts; come back']) {
    expect(readNotSaved(other)).toBeNull();
  }
});

test.each([
  ['SQLITE_FULL', 'full'],
  ['53100', 'full'],
  ['SQLITE_IOERR_WRITE', 'failing'],
  ['SQLITE_READONLY', 'failing'],
  ['25006', 'failing'],
  ['ECONNREFUSED', 'unreachable'],
  ['57P01', 'unreachable'],
  ['08006', 'unreachable'],
  ['SQLITE_BUSY', 'other'],
  ['55P03', 'other'],
] as const)('[OP-24] what a storage means by %s is told as “%s”', (code, failure) => {
  expect(failureOf(new StorageError('refused', code))).toBe(failure);
  expect(failureOf(new Error(code))).toBe('other');
});
