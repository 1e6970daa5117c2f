import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, mergeUpdates, Map as YMap } from 'yjs';
import { atOnce } from '@/server/sync/read-update';
import { sliceUpdate } from '@/server/sync/slice-update';
import { readUpdate } from '../support/read-whole-update';
import { seededRandom } from '../support/seeded-random';

/** A document that several people have edited, deleting too, with what they build on each other. */
function crowd(seed: number, steps: number): Doc {
  const random = seededRandom(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const peers = Array.from({ length: 4 }, () => new Doc());
  for (let step = 0; step < steps; step += 1) {
    const doc = peers[pick(4)] as Doc;
    const touchpoints = doc.getMap<YMap<unknown>>('touchpoints');
    const id = `t${pick(40)}`;
    const found = touchpoints.get(id);
    if (!found) touchpoints.set(id, new YMap(Object.entries({ label: `l${step}`, position: [pick(9), 1] })));
    else if (random() < 0.2) touchpoints.delete(id);
    else found.set('label', `new ${step}`);
    const list = doc.getArray('list');
    list.insert(pick(list.length + 1), [step]);
    if (list.length > 4 && random() < 0.3) list.delete(pick(list.length - 3), 2);
    if (random() < 0.3) applyUpdate(doc, encodeStateAsUpdate(peers[pick(4)] as Doc));
  }
  const whole = new Doc();
  for (const peer of peers) applyUpdate(whole, encodeStateAsUpdate(peer));
  return whole;
}

const contentOf = (doc: Doc): unknown => [doc.getMap('touchpoints').toJSON(), doc.getArray('list').toJSON()];

test('[SY-42] an update in slices, taken in their order, is the update: none waits, from nothing or from a part of it', () => {
  let slices = 0;
  for (let seed = 1; seed <= 25; seed += 1) {
    const whole = crowd(seed, 400);
    const update = encodeStateAsUpdate(whole);
    const start = new Doc();
    if (seed % 2 === 0) applyUpdate(start, encodeStateAsUpdate(crowd(seed, 150)));
    const knew = encodeStateAsUpdate(start);
    const expected = new Doc();
    applyUpdate(expected, knew);
    applyUpdate(expected, update);
    const sliced = atOnce(sliceUpdate(update, readUpdate(update), start));
    if (!sliced) throw new Error(`seed ${seed} could not be cut`);
    for (const slice of sliced.slices) {
      applyUpdate(start, slice);
      expect(start.store.pendingStructs, `seed ${seed}`).toBeNull();
      expect(start.store.pendingDs, `seed ${seed}`).toBeNull();
    }
    slices += sliced.slices.length;
    expect(contentOf(start), `seed ${seed}`).toEqual(contentOf(expected));
    expect(encodeStateVector(start)).toEqual(encodeStateVector(expected));
    const other = new Doc();
    applyUpdate(other, mergeUpdates([knew, sliced.news]));
    expect(contentOf(other), `seed ${seed}`).toEqual(contentOf(expected));
  }
  expect(slices).toBeGreaterThan(250);
});

test('[SY-42] what the document has already is in no slice', () => {
  const doc = crowd(3, 200);
  const update = encodeStateAsUpdate(doc);
  const sliced = atOnce(sliceUpdate(update, readUpdate(update), doc));
  expect(sliced?.slices).toEqual([]);
  expect(sliced?.news).toEqual(Uint8Array.of(0, 0));
});

test('[SY-42] an update that lacks something is not cut', () => {
  const doc = new Doc();
  doc.getArray('list').insert(0, [1, 2, 3]);
  const before = encodeStateVector(doc);
  doc.getArray('list').insert(1, ['later']);
  const later = encodeStateAsUpdate(doc, before);
  expect(atOnce(sliceUpdate(later, readUpdate(later), new Doc()))).toBeNull();
});
