import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, type Transaction } from 'yjs';
import { applyFirst } from '@/components/collab/apply-first';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';

const SERVER = { name: 'server' };

function encodedMap(size: number): Uint8Array {
  const doc = new Doc();
  applyCommands(
    doc,
    Array.from({ length: size }, (_, i) => ({
      type: 'add-touchpoint' as const,
      id: `t${i}`,
      label: `Touchpoint ${i} of a map that is large enough`,
      x: i,
      y: 0,
    })),
  );
  return encodeStateAsUpdate(doc);
}

/** All updates that listeners of a document are told of. */
function listen(doc: Doc): { readonly update: Uint8Array; readonly origin: unknown }[] {
  const told: { update: Uint8Array; origin: unknown }[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => told.push({ update, origin }));
  return told;
}

describe('the first update of a document', () => {
  test('[PA-174] is told with the bytes that came, which hold all of the map', () => {
    const doc = new Doc();
    const told = listen(doc);
    const update = encodedMap(500);
    applyFirst(doc, update, SERVER);
    expect(told.length).toBe(1);
    expect(told[0]?.update).toBe(update);
    expect(told[0]?.origin).toBe(SERVER);
    expect(readMap(doc).touchpoints.length).toBe(500);
    applyFirst(doc, encodedMap(500), SERVER);
    expect(told.length).toBe(2);
  });

  test('[PA-174] lets edits that observers make meanwhile be told as ever', () => {
    const doc = new Doc();
    const told = listen(doc);
    const answer = (transaction: Transaction): void => {
      if (transaction.origin !== SERVER) return;
      applyCommands(doc, [{ type: 'add-touchpoint', id: 'own', label: 'Own', x: 0, y: 0 }]);
    };
    doc.on('afterTransaction', answer);
    const update = encodedMap(500);
    applyFirst(doc, update, SERVER);
    const peer = new Doc();
    for (const { update: one } of told) applyUpdate(peer, one);
    expect(told.length).toBe(2);
    expect(readMap(peer)).toEqual(readMap(doc));
    expect(encodeStateVector(peer)).toEqual(encodeStateVector(doc));
  });

  test('[PA-174] that can’t be read is told to nobody, and the next edit is', () => {
    const doc = new Doc();
    const told = listen(doc);
    const update = encodedMap(500);
    expect(() => applyFirst(doc, update.slice(0, update.length - 50), SERVER)).toThrow();
    expect(told).toEqual([]);
    applyCommands(doc, [{ type: 'add-touchpoint', id: 'own', label: 'Own', x: 0, y: 0 }]);
    expect(told.length).toBe(1);
  });
});
