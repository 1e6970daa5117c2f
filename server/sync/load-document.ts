import type { Storage, StoredDocument } from '../storage/storage';
import type { LoadedDocument } from './room';
import { RoomDocument } from './room-document';
import { UnreadableMap } from './unreadable-map';

/** Reads what is stored of a document. Rejects with UnreadableMap when it can't be: better no map than half a map. */
export async function loadDocument(storage: Storage, mapId: string): Promise<LoadedDocument> {
  const stored = await storage.load(mapId);
  const { snapshot, pending, updates, lastSeq } = stored;
  const logBytes = updates.reduce((sum, update) => sum + update.length, 0);
  const bytes = (snapshot?.length ?? 0) + (pending?.length ?? 0) + logBytes;
  return { document: decode(stored), lastSeq, bytes, logBytes, logRows: updates.length };
}

function decode(stored: StoredDocument): RoomDocument {
  try {
    return new RoomDocument(stored);
  } catch (error) {
    throw new UnreadableMap(error);
  }
}
