import { convertUpdateFormatV2ToV1, type Doc, encodeStateAsUpdate, mergeUpdatesV2 } from 'yjs';

/**
 * What a document holds beyond a state vector, without what waits for missing edits: Yjs would add that, and every
 * reader would carry it along.
 */
export function encodeDocument(doc: Doc, stateVector?: Uint8Array): Uint8Array {
  const { store } = doc;
  const { pendingStructs, pendingDs } = store;
  store.pendingStructs = null;
  store.pendingDs = null;
  try {
    return encodeStateAsUpdate(doc, stateVector);
  } finally {
    store.pendingStructs = pendingStructs;
    store.pendingDs = pendingDs;
  }
}

/** What waits for missing edits, as an update; null when nothing does. */
export function encodePending(doc: Doc): Uint8Array | null {
  const { pendingStructs, pendingDs } = doc.store;
  const parts = [pendingStructs?.update, pendingDs].filter((part) => part !== undefined && part !== null);
  return parts.length === 0 ? null : convertUpdateFormatV2ToV1(mergeUpdatesV2(parts));
}

/** About how many bytes wait for missing edits. */
export function pendingSize(doc: Doc): number {
  const { pendingStructs, pendingDs } = doc.store;
  return (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0);
}
