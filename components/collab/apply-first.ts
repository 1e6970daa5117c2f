import { applyUpdate, type Doc, type Transaction } from 'yjs';

/** From so many bytes on, writing an update out again is worth being spared. */
const LARGE_BYTES = 32_768;

/**
 * Applies an update of somebody else. When the document has nothing yet and the update is a large one, Yjs does not write
 * all of it out again for those who listen to updates: they are given the bytes that came, which say the same. Edits that
 * listeners make meanwhile are told as ever. Throws when the update can't be read; then nobody is told of its bytes.
 */
export function applyFirst(doc: Doc, update: Uint8Array, origin: unknown): void {
  const listeners = doc._observers.get('update');
  if (!listeners || update.length < LARGE_BYTES || doc.store.clients.size > 0) {
    applyUpdate(doc, update, origin);
    return;
  }
  let applied: Transaction | null = null;
  // Yjs looks for listeners after this event, and begins with the edits that were made meanwhile by the other.
  const hold = (transaction: Transaction): void => {
    if (applied || transaction.origin !== origin) return;
    applied = transaction;
    doc._observers.delete('update');
  };
  const release = (): void => {
    doc._observers.set('update', listeners);
  };
  doc.on('afterTransactionCleanup', hold);
  doc.on('beforeObserverCalls', release);
  try {
    applyUpdate(doc, update, origin);
  } finally {
    doc.off('afterTransactionCleanup', hold);
    doc.off('beforeObserverCalls', release);
    release();
  }
  if (applied) doc.emit('update', [update, origin, doc, applied]);
}
