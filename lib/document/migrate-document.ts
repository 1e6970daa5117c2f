import type * as Y from 'yjs';
import { MIGRATION } from './origins';
import { DOCUMENT_SCHEMA, getRoots, readSchema } from './roots';

/**
 * Brings a document up to the newest schema, in one transaction. For the server, alone: two peers doing it at once
 * would make the same containers twice. Schema 1 is the first, so only the number itself can be missing.
 * @returns whether anything was written; a document that is too new is left alone
 */
export function migrateDocument(doc: Y.Doc): boolean {
  if (readSchema(doc) >= DOCUMENT_SCHEMA) return false;
  doc.transact(() => {
    getRoots(doc).meta.set('schema', DOCUMENT_SCHEMA);
  }, MIGRATION);
  return true;
}
