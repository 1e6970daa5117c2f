import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';

/** The copy of a map that this browser keeps. */
export interface OfflineCopy {
  /** Resolves when the copy has been read into the document: true, or false where none can be kept. */
  readonly loaded: Promise<boolean>;
  /** True once the copy is read and every further edit is written to it. */
  ready(): boolean;
  /** True when a transaction of the document came from this copy. */
  wrote(origin: unknown): boolean;
  destroy(): void;
}

/**
 * Keeps a document in IndexedDB, under the id of its map, from when `begin` resolves on: all that it has by then, too.
 * Where there is none, works without a copy.
 */
export function keepOfflineCopy(mapId: string, doc: Doc, begin: Promise<void> = Promise.resolve()): OfflineCopy {
  let persistence: IndexeddbPersistence | null = null;
  let ready = false;
  let gone = false;
  const loaded = begin.then(canStore).then(async (possible) => {
    if (!possible || gone) return false;
    persistence = new IndexeddbPersistence(`throughline:${mapId}`, doc);
    await persistence.whenSynced;
    ready = true;
    return true;
  });
  return {
    loaded: loaded.catch(() => false),
    ready: () => ready,
    wrote: (origin) => persistence !== null && origin === persistence,
    destroy() {
      gone = true;
      persistence?.destroy().catch(() => undefined);
    },
  };
}

/** Private windows have the function and fail when it is used: so it is tried. */
function canStore(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const probe = globalThis.indexedDB.open('throughline:probe');
      probe.onsuccess = () => {
        probe.result.close();
        resolve(true);
      };
      probe.onerror = () => resolve(false);
      probe.onblocked = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
}
