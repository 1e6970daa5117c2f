import { inflateRawSync } from 'node:zlib';
import { applyUpdate, Doc } from 'yjs';
import { readMap } from '@/lib/document/read-map';
import { LIMITS } from '@/lib/protocol/limits';
import { inspectUpdate } from '../sync/inspect-update';

/** A part of what is stored that can't be what was written. */
export interface Fault {
  /** `keys`, `snapshot`, `row 12`, `version 3`, … */
  readonly part: string;
  readonly reason: string;
}

export interface NamedPart {
  readonly part: string;
  readonly bytes: Uint8Array;
}

/**
 * Builds a document from its parts, in order, as the server does; each is judged before Yjs sees it, in bounded time and
 * memory. Ends at the first part that is damaged: what builds on it would be blamed for nothing.
 */
export async function checkDocument(parts: AsyncIterable<NamedPart>): Promise<Fault | null> {
  const doc = new Doc();
  let last = '';
  try {
    for await (const { part, bytes } of parts) {
      last = part;
      const found = inspectUpdate(bytes, doc);
      if (!found.ok) return { part, reason: found.fault };
      applyUpdate(doc, bytes);
    }
    last = 'document';
    readMap(doc);
    return null;
  } catch (error) {
    return { part: last, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    doc.destroy();
  }
}

/** The same for the state of a version, as `packState` makes it. */
export async function checkVersion(part: string, packed: Uint8Array): Promise<Fault | null> {
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: 4 * LIMITS.mapBytes });
    return await checkDocument(one({ part, bytes }));
  } catch (error) {
    return { part, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function* one(part: NamedPart): AsyncGenerator<NamedPart> {
  yield part;
}
