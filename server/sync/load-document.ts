import type { Storage } from '../storage/storage';
import type { LoadedDocument } from './room';
import { RoomDocument } from './room-document';

/** Reads what is stored of a document. Throws when that can't be read: better no map than half a map. */
export async function loadDocument(storage: Storage, mapId: string): Promise<LoadedDocument> {
  const stored = await storage.load(mapId);
  const { snapshot, pending, updates, lastSeq } = stored;
  const logBytes = updates.reduce((sum, update) => sum + update.length, 0);
  const bytes = (snapshot?.length ?? 0) + (pending?.length ?? 0) + logBytes;
  return { document: new RoomDocument(stored), lastSeq, bytes, logBytes, logRows: updates.length };
}
