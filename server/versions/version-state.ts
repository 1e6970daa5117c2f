import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { applyUpdate, Doc } from 'yjs';
import { readMap } from '@/lib/document/read-map';
import type { JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { encodeDocument } from '../sync/encode-document';

/** A document as it is stored as a version: all of it but what waits for missing edits, compressed. */
export function packState(doc: Doc): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflateRawSync(encodeDocument(doc)));
}

/** The map of a version. Throws for bytes that are none. */
export function readState(packed: Uint8Array): JourneyMap {
  const doc = new Doc();
  try {
    applyUpdate(doc, inflateRawSync(packed, { maxOutputLength: 4 * LIMITS.mapBytes }));
    return readMap(doc);
  } finally {
    doc.destroy();
  }
}
