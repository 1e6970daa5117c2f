import type * as Y from 'yjs';
import { MIGRATION } from './origins';
import { getRoots } from './roots';
import { setKey } from './write-fields';

/** Puts the document's schema number right. For the server, alone. */
export function setSchema(doc: Y.Doc, schema: number): void {
  doc.transact(() => setKey(getRoots(doc).meta, 'schema', schema), MIGRATION);
}
