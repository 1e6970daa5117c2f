/** Why a server could not store an edit, as people are told. */
export const STORAGE_FAILURES = {
  full: 'the server’s disk is full',
  failing: 'the server’s disk refuses to be written',
  unreachable: 'the server can’t reach its database',
  other: 'the server could not store it',
} as const;

export type StorageFailure = keyof typeof STORAGE_FAILURES;

const PREFIX = 'not saved: ';

/** The reason of the closing frame, 123 bytes at most; the code is 1013, come back. */
export function notSavedReason(failure: StorageFailure): string {
  return PREFIX + STORAGE_FAILURES[failure];
}

/** What a closing reason says; null when it is of another kind. */
export function readNotSaved(reason: string): StorageFailure | null {
  const kinds = Object.keys(STORAGE_FAILURES) as StorageFailure[];
  return kinds.find((kind) => reason === notSavedReason(kind)) ?? null;
}
