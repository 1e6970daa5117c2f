import { applyUpdate, Doc } from 'yjs';
import type { Storage } from '../storage/storage';
import type { LoadedDocument } from './room';

/** Builds a document from what is stored of it. Throws when that can't be read: better no map than half a map. */
export async function loadDocument(storage: Storage, mapId: string): Promise<LoadedDocument> {
  const { snapshot, pending, updates, lastSeq } = await storage.load(mapId);
  const doc = new Doc();
  doc.transact(() => {
    for (const part of [snapshot, ...updates, pending]) if (part) applyUpdate(doc, part);
  });
  const logBytes = updates.reduce((sum, update) => sum + update.length, 0);
  const bytes = (snapshot?.length ?? 0) + (pending?.length ?? 0) + logBytes;
  return { doc, lastSeq, bytes, logBytes, logRows: updates.length };
}
