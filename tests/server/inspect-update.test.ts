import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, Text, Array as YArray, Map as YMap } from 'yjs';
import { inspectUpdate } from '@/server/sync/inspect-update';
import { readUpdate } from '../support/read-whole-update';
import { seededRandom } from '../support/seeded-random';

type Random = () => number;

/** Some edit that a client of any kind might make. */
function edit(doc: Doc, random: Random): void {
  const pick = (count: number): number => Math.floor(random() * count);
  const touchpoints = doc.getMap<unknown>('touchpoints');
  const id = `t${pick(6)}`;
  const found = touchpoints.get(id);
  switch (pick(8)) {
    case 0:
      touchpoints.set(id, new YMap(Object.entries({ label: `l${pick(99)}`, position: [pick(9), random()] })));
      break;
    case 1:
      touchpoints.delete(id);
      break;
    case 2:
      if (found instanceof YMap) found.set('tasks', [{ id: 'a', text: 'x', done: true, n: null }, 2n ** 60n, -5]);
      break;
    case 3:
      if (found instanceof YMap) found.set('label', 'ж😀'.repeat(pick(4)));
      break;
    case 4: {
      const text = doc.getText('text');
      text.insert(pick(text.length + 1), `w${pick(1000)}`, pick(2) ? { bold: true } : {});
      break;
    }
    case 5: {
      const text = doc.getText('text');
      if (text.length > 3) text.delete(pick(text.length - 2), 2);
      break;
    }
    case 6: {
      const list = doc.getArray<unknown>('list');
      list.insert(pick(list.length + 1), [pick(2) ? new YArray() : new Uint8Array(3), new Text('in'), null]);
      break;
    }
    default: {
      const list = doc.getArray<unknown>('list');
      if (list.length > 1) list.delete(pick(list.length - 1), 1);
    }
  }
}

test('[SY-26] what honest clients send is judged as Yjs does: taken, changing or not, gapped or not', () => {
  const seen = { gapped: 0, noop: 0, whole: 0 };
  for (let seed = 1; seed <= 150; seed += 1) {
    const random = seededRandom(seed);
    const peers = [new Doc(), new Doc(), new Doc()];
    const server = new Doc();
    const sent: Uint8Array[] = [];
    for (const peer of peers) peer.on('update', (update: Uint8Array, origin) => origin !== 'net' && sent.push(update));
    for (let step = 0; step < 40; step += 1) {
      const peer = peers[Math.floor(random() * 3)] ?? server;
      edit(peer, random);
      if (random() < 0.2) applyUpdate(peer, encodeStateAsUpdate(peers[Math.floor(random() * 3)] ?? peer), 'net');
      if (random() < 0.2) sent.push(encodeStateAsUpdate(peer, encodeStateVector(server)));
      if (random() < 0.15 && sent.length > 1) sent.push(...sent.splice(0, 1));
      const update = random() < 0.7 ? sent.shift() : sent[0];
      if (!update) continue;
      const found = inspectUpdate(update, server);
      const trial = new Doc();
      applyUpdate(trial, encodeStateAsUpdate(server));
      let changed = false;
      trial.on('update', () => {
        changed = true;
      });
      const waitedBefore = trial.store.pendingStructs !== null || trial.store.pendingDs !== null;
      applyUpdate(trial, update);
      const waits = trial.store.pendingStructs !== null || trial.store.pendingDs !== null;
      if (waitedBefore) throw new Error('the server holds only whole updates in this test');
      expect(found, `seed ${seed}, step ${step}`).toMatchObject({ ok: true, changes: changed || waits, gapped: waits });
      seen[waits ? 'gapped' : changed ? 'whole' : 'noop'] += 1;
      if (!waits) applyUpdate(server, update);
    }
  }
  expect(Math.min(seen.gapped, seen.noop, seen.whole)).toBeGreaterThan(50);
});

test('[SY-26] no cut and no flipped bit of an honest update makes Yjs throw once the judge has let it pass', () => {
  let passed = 0;
  let refused = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = seededRandom(seed);
    const doc = new Doc();
    const base = new Doc();
    for (let step = 0; step < 30; step += 1) edit(doc, random);
    applyUpdate(base, encodeStateAsUpdate(doc));
    const before = encodeStateVector(doc);
    for (let step = 0; step < 10; step += 1) edit(doc, random);
    const update = encodeStateAsUpdate(doc, before);
    for (let round = 0; round < 60; round += 1) {
      const bent = update.slice(0, random() < 0.3 ? Math.floor(random() * update.length) : update.length);
      for (let flips = Math.floor(random() * 4); flips > 0 && bent.length > 0; flips -= 1) {
        bent[Math.floor(random() * bent.length)] = Math.floor(random() * 256);
      }
      const trial = new Doc();
      applyUpdate(trial, encodeStateAsUpdate(base));
      if (!inspectUpdate(bent, trial).ok) {
        refused += 1;
        continue;
      }
      passed += 1;
      expect(
        () => {
          applyUpdate(trial, bent);
          encodeStateAsUpdate(trial);
        },
        `seed ${seed}, ${Buffer.from(bent).toString('hex')}`,
      ).not.toThrow();
    }
  }
  expect(passed).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
});

test('[SY-26] a large update is judged in well under a second, and a lie at once', () => {
  const doc = new Doc();
  doc.transact(() => {
    for (let index = 0; index < 20_000; index += 1) {
      doc
        .getMap('touchpoints')
        .set(`t${index}`, new YMap(Object.entries({ label: `label ${index}`, position: [1, 2] })));
    }
  });
  const update = encodeStateAsUpdate(doc);
  const began = performance.now();
  expect(inspectUpdate(update, new Doc())).toMatchObject({ ok: true, changes: true, gapped: false });
  expect(performance.now() - began).toBeLessThan(1000);
  const lie = performance.now();
  expect(() => readUpdate(Uint8Array.of(1, 0x80, 0x87, 0xa7, 0x0e, 1, 0, 0, 1, 0))).toThrow('a count beyond the bytes');
  expect(performance.now() - lie).toBeLessThan(5);
});

test('[SY-26] many structs that claim the same place, which would cost quadratic time, are refused', () => {
  const rivals = (count: number): Uint8Array =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, count);
      for (let client = 1; client <= count; client += 1) {
        for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number);
        encoding.writeUint8(encoder, 0x20 | 8);
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, 'meta');
        encoding.writeVarString(encoder, 'title');
        encoding.writeVarUint(encoder, 1);
        encoding.writeUint8(encoder, 126);
      }
      encoding.writeVarUint(encoder, 0);
    });
  expect(inspectUpdate(rivals(500), new Doc())).toMatchObject({ ok: true, changes: true });
  expect(inspectUpdate(rivals(8_000), new Doc())).toEqual({ ok: false, fault: 'too many structs in one place' });
});

test('[SY-26] repeated and overlapping deletions, which would cost quadratic time, are refused', () => {
  const range = [0, 1, 9, 2, 0, 5, 3, 4];
  expect(inspectUpdate(Uint8Array.from(range), new Doc())).toEqual({ ok: false, fault: 'deletions out of order' });
});
