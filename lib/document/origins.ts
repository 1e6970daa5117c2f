import type { Origin } from './types';

/** The person at this page: what undo follows. */
export const LOCAL: Origin = { kind: 'local' };
/** The first filling of a new document. */
export const CREATE: Origin = { kind: 'create' };
/** The server bringing an older document up to date. */
export const MIGRATION: Origin = { kind: 'migration' };
/** The server dropping what was removed, when nobody is there. */
export const PURGE: Origin = { kind: 'purge' };

/** Putting one's own ratings back after somebody else's write at the same time: no step of undo. */
export const KEEP: Origin = { kind: 'keep' };

/** True for a transaction's origin that is this person's own edit; providers put their own objects there. */
export function isLocal(origin: unknown): boolean {
  return (
    origin === LOCAL || (typeof origin === 'object' && origin !== null && 'kind' in origin && origin.kind === 'local')
  );
}
