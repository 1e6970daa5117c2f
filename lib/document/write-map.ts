import type * as Y from 'yjs';
import type { JourneyMap } from '../model/types';
import { replaceMap } from './commands/put-map';
import { CREATE } from './origins';
import { DOCUMENT_SCHEMA, getRoots } from './roots';
import type { Origin } from './types';
import { setKey } from './write-fields';

/** Fills a document with a map, in one transaction, and marks its schema. Meant for a document that is still empty. */
export function writeMap(doc: Y.Doc, map: JourneyMap, origin: Origin = CREATE): void {
  const roots = getRoots(doc);
  doc.transact(() => {
    setKey(roots.meta, 'schema', DOCUMENT_SCHEMA);
    replaceMap(roots, map);
  }, origin);
}
