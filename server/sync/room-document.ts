import { applyUpdate, Doc, diffUpdate, encodeStateVector, encodeStateVectorFromUpdate, mergeUpdates } from 'yjs';
import type { StoredDocument } from '../storage/storage';
import { encodeDocument, encodePending, pendingSize } from './encode-document';
import { UnreadableMap } from './unreadable-map';
import { syncWire } from './wire';

const STEP_2 = 1;

/**
 * The document of an open map. A Yjs document costs some 13 times its encoded size, so a map that nobody edits is held
 * encoded alone, which is also what a newcomer is sent; the document is built again when it is needed.
 */
export class RoomDocument {
  #doc: Doc | null = null;
  /** All of the document as a step 2, ready to be sent; null since the last change. `#encoded` looks into it. */
  #wire: Buffer | null = null;
  #encoded: Uint8Array | null = null;
  #vector: Uint8Array | null = null;

  /** Throws when what is stored can't be read: better no map than half a map. */
  constructor({ snapshot, pending, updates }: Pick<StoredDocument, 'snapshot' | 'pending' | 'updates'>) {
    const parts = snapshot ? [snapshot, ...updates] : updates;
    if (parts.length === 1 && !pending && parts[0]) {
      this.#hold(parts[0]);
      this.#vector = encodeStateVectorFromUpdate(parts[0]);
      return;
    }
    const doc = new Doc();
    doc.transact(() => {
      for (const part of [...parts, pending]) if (part) applyUpdate(doc, part);
    });
    this.#doc = doc;
  }

  /** The live document. Throws UnreadableMap. What reads it keeps no part of it; what changes it says so by `changed`. */
  get doc(): Doc {
    if (this.#doc) return this.#doc;
    const doc = new Doc();
    try {
      if (this.#encoded) applyUpdate(doc, this.#encoded);
    } catch (error) {
      throw new UnreadableMap(error);
    }
    this.#doc = doc;
    return doc;
  }

  get isLive(): boolean {
    return this.#doc !== null;
  }

  /** What was made of the document before no longer holds. */
  changed(): void {
    this.#wire = null;
    this.#encoded = null;
    this.#vector = null;
  }

  /** Makes a change, or more; returns it as one update, null when nothing changed that can be seen. */
  change(edit: (doc: Doc) => void): Uint8Array | null {
    const { doc } = this;
    const emitted: Uint8Array[] = [];
    const collect = (update: Uint8Array): number => emitted.push(update);
    doc.on('update', collect);
    try {
      doc.transact(() => edit(doc));
    } finally {
      doc.off('update', collect);
      this.changed();
    }
    return emitted.length > 1 ? mergeUpdates(emitted) : (emitted[0] ?? null);
  }

  /** The whole document but what waits for missing edits. */
  encode(): Uint8Array {
    return this.#encoded ?? this.#hold(encodeDocument(this.doc));
  }

  stateVector(): Uint8Array {
    this.#vector ??= encodeStateVector(this.doc);
    return this.#vector;
  }

  /** A step 2 with all beyond a state vector. Throws when that can't be read. */
  answer(stateVector: Uint8Array): Buffer {
    if (isEmptyVector(stateVector)) {
      this.encode();
      return this.#wire ?? syncWire(STEP_2, this.encode());
    }
    const update = this.#doc
      ? encodeDocument(this.#doc, stateVector)
      : diffUpdate(this.#encoded ?? new Uint8Array([0, 0]), stateVector);
    return syncWire(STEP_2, update);
  }

  /** What waits for missing edits; null when nothing does. */
  pending(): Uint8Array | null {
    return this.#doc && encodePending(this.#doc);
  }

  /** About how many bytes wait for missing edits. */
  get pendingBytes(): number {
    return this.#doc ? pendingSize(this.#doc) : 0;
  }

  /** Keeps the encoded document alone, unless something waits for missing edits. */
  release(): void {
    const doc = this.#doc;
    if (!doc || pendingSize(doc) > 0) return;
    this.encode();
    this.stateVector();
    this.#doc = null;
    doc.destroy();
  }

  destroy(): void {
    this.#doc?.destroy();
    this.#doc = null;
    this.#wire = null;
  }

  #hold(encoded: Uint8Array): Uint8Array {
    this.#wire = syncWire(STEP_2, encoded);
    this.#encoded = this.#wire.subarray(this.#wire.length - encoded.length);
    return this.#encoded;
  }
}

function isEmptyVector(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0;
}
