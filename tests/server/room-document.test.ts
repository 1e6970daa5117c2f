import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, type Map as YMap } from 'yjs';
import { HandOut } from '@/server/sync/hand-out';
import type { Member } from '@/server/sync/member';
import { RoomDocument } from '@/server/sync/room-document';
import { syncWire, toWire } from '@/server/sync/wire';
import { syncFrame } from '../support/raw-client';

const NOTHING = { snapshot: null, pending: null, updates: [] };
const edit = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.option(fc.string({ maxLength: 20 })) });

function write(doc: Doc, { key, value }: { key: string; value: string | null }): void {
  const map: YMap<unknown> = doc.getMap('meta');
  if (value === null) map.delete(key);
  else map.set(key, value);
}

/** What a step 2 carries, without the frames around it. */
function updateOf(wire: Buffer): Uint8Array {
  const start = [2, 4, 10].find((at) => {
    const length = at === 2 ? wire[1] : at === 4 ? wire.readUInt16BE(2) : wire.readUInt32BE(6);
    return length === wire.length - at;
  });
  let at = (start ?? 0) + 2;
  while (((wire[at] ?? 0) & 0x80) !== 0) at += 1;
  return wire.subarray(at + 1);
}

test('[SY-27] held encoded or live, a document answers whatever a client lacks', () => {
  fc.assert(
    fc.property(fc.array(edit), fc.array(edit), fc.array(edit), (before, shared, after) => {
      const document = new RoomDocument(NOTHING);
      document.change((doc) => before.forEach((one) => void write(doc, one)));
      const client = new Doc();
      applyUpdate(client, document.encode());
      const has = encodeStateVector(client);
      document.change((doc) => shared.forEach((one) => void write(doc, one)));
      document.release();
      expect(document.isLive).toBe(false);
      const whole = new Doc();
      applyUpdate(whole, updateOf(document.answer(Uint8Array.of(0))));
      applyUpdate(client, updateOf(document.answer(has)));
      expect(document.isLive).toBe(false);
      document.change((doc) => after.forEach((one) => void write(doc, one)));
      applyUpdate(client, updateOf(document.answer(encodeStateVector(client))));
      applyUpdate(whole, updateOf(document.answer(encodeStateVector(whole))));
      const right = document.doc.getMap('meta').toJSON();
      expect(client.getMap('meta').toJSON()).toEqual(right);
      expect(whole.getMap('meta').toJSON()).toEqual(right);
      expect(encodeStateVector(whole)).toEqual(document.stateVector());
    }),
    { numRuns: 200 },
  );
});

test('[SY-27] one stored piece is held as it is; what waits for missing edits keeps the document live', () => {
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getMap('meta').set('title', 'first');
  doc.getMap('meta').set('title', 'second');
  const snapshot = encodeStateAsUpdate(doc);
  const held = new RoomDocument({ ...NOTHING, snapshot });
  expect(held.isLive).toBe(false);
  expect(held.encode()).toEqual(Buffer.from(snapshot));
  expect(held.stateVector()).toEqual(encodeStateVector(doc));
  const gapped = new RoomDocument(NOTHING);
  gapped.change((target) => applyUpdate(target, updates[1] ?? new Uint8Array()));
  gapped.release();
  expect(gapped.isLive).toBe(true);
  expect(gapped.pendingBytes).toBeGreaterThan(0);
});

test('[SY-12] frames are made as the protocol has them, whatever their length', () => {
  for (const length of [0, 1, 123, 124, 125, 126, 127, 128, 16_383, 16_384, 65_530, 65_536, 70_000]) {
    const bytes = new Uint8Array(length).fill(7);
    expect(Buffer.compare(syncWire(2, bytes), toWire(syncFrame(2, bytes)))).toBe(0);
    expect(Buffer.compare(updateOf(syncWire(1, bytes)), bytes)).toBe(0);
  }
});

test('[SY-19] each member is written what is meant for it, in order and at once', () => {
  const names = ['a', 'b', 'c'] as const;
  const heard: Record<string, string[]> = { a: [], b: [], c: [] };
  const members = names.map((name) => ({
    write: (wires: readonly Buffer[]) => void heard[name]?.push(Buffer.concat(wires).toString()),
  })) as unknown as Member[];
  const [a, b] = members as [Member, Member];
  const handOut = new HandOut();
  handOut.toAll(Buffer.from('1'));
  handOut.toOne(a, Buffer.from('2'));
  handOut.toOthers(b, Buffer.from('3'));
  handOut.toOthers(null, Buffer.from('4'));
  handOut.deliver(members);
  expect(heard).toEqual({ a: ['1234'], b: ['14'], c: ['134'] });
});
