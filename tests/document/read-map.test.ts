import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { migrateDocument } from '@/lib/document/migrate-document';
import { listRemoved, purgeRemoved } from '@/lib/document/purge';
import { readMap } from '@/lib/document/read-map';
import { DOCUMENT_SCHEMA, isTooNew, readSchema } from '@/lib/document/roots';
import { writeMap } from '@/lib/document/write-map';
import { EMPTY_MAP } from '@/lib/model/types';
import { TestPeer } from './two-peers';

/** A document whose touchpoints were written by some other client. */
function foreign(items: Record<string, unknown>, root = 'touchpoints'): Y.Doc {
  const doc = new Y.Doc();
  for (const [id, item] of Object.entries(items)) {
    const isFields = typeof item === 'object' && item !== null && Object.getPrototypeOf(item) === Object.prototype;
    doc.getMap(root).set(id, isFields ? new Y.Map(Object.entries(item)) : item);
  }
  return doc;
}

describe('readMap', () => {
  it('[DO-11] reads an empty document as an empty map, and writes nothing', () => {
    const doc = new Y.Doc();
    expect(readMap(doc)).toEqual(EMPTY_MAP);
    expect(Y.encodeStateAsUpdate(doc).byteLength).toBe(2);
  });

  it('[DO-11] defaults what is missing and leaves out what is wrong, field by field', () => {
    const doc = foreign({
      a: { position: [1, 2] },
      b: {
        label: 7,
        position: [1],
        role: 'boss',
        reaction: 'negative',
        width: -1,
        impact: 2.5,
        dropOff: Number.NaN,
        tasks: [{ id: 't', text: 'kept' }, { id: 5 }, 'x'],
        ratings: 'none',
        due: '2026-02-30',
        removed: 'yes',
        odd: new Uint8Array(2),
        odder: { deep: [1, undefined, 2n] },
      },
      c: { label: new Y.Text('text type'), position: '1,2', x: 5, y: 6, notes: new Y.Text('n'), standard: new Y.Map() },
      d: { label: 'x'.repeat(100_000), notes: 'y'.repeat(30_000) },
    });
    expect(readMap(doc).touchpoints).toEqual([
      { id: 'a', label: '', x: 1, y: 2 },
      {
        id: 'b',
        label: '',
        x: 1,
        reaction: 'negative',
        tasks: [{ id: 't', text: 'kept', done: false }],
        extra: { odder: { deep: [1] } },
      },
      { id: 'c', label: 'text type', x: 5, y: 6, notes: 'n' },
      { id: 'd', label: 'x'.repeat(500), notes: 'y'.repeat(20_000) },
    ]);
  });

  it('[DO-11] skips what makes no sense as a whole', () => {
    const doc = foreign({
      'not an id': { label: 'x' },
      '': { label: 'x' },
      text: 'label',
      list: Y.Array.from([1]),
      nothing: null,
      gone: { label: 'x', removed: true },
      __proto__x: { label: 'an id like any other' },
    });
    doc.getMap('touchpoints').set('__proto__', new Y.Map([['label', 'this too']]));
    expect(readMap(doc).touchpoints.map((item) => item.label)).toEqual(['this too', 'an id like any other']);
  });

  it('[DO-11] reads top-level types that somebody has filled as something else', () => {
    const stranger = new Y.Doc();
    stranger.getArray('touchpoints').push(['a list']);
    stranger.getText('meta').insert(0, 'a text');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stranger));
    expect(readMap(doc)).toEqual(EMPTY_MAP);
    expect(new TestPeer().add('a').ids).toBe('a');
  });

  it('[DO-12] hides transitions without both ends, and drops parents that are gone or go in a circle', () => {
    const peer = new TestPeer().add('a').add('b').add('c').add('d').connect('a', 'b').connect('b', 'c');
    const root = peer.doc.getMap('touchpoints');
    const setParent = (id: string, parent: string) => (root.get(id) as Y.Map<unknown>).set('parent', parent);
    setParent('a', 'b');
    setParent('b', 'a');
    setParent('c', 'a');
    setParent('d', 'nowhere');
    peer.doc.getMap('transitions').set('x', new Y.Map([['source', 'a']]));
    expect(peer.map.touchpoints.map((item) => item.parent)).toEqual([undefined, undefined, 'a', undefined]);
    expect(peer.map.transitions.map((item) => item.id)).toEqual(['a-b', 'b-c']);
    peer.remove('b');
    expect(peer.map.transitions).toEqual([]);
    // Without b there is no circle left, but no parent either.
    expect(peer.map.touchpoints.map((item) => item.parent)).toEqual([undefined, 'a', undefined]);
  });

  it('[DO-11] orders phases by their place, then by id; without a place they come last', () => {
    const doc = foreign(
      {
        z: { label: 'Z', order: 0 },
        b: { label: 'B', order: 1 },
        a: { label: 'A', order: 1 },
        c: {},
        r: { removed: true },
      },
      'phases',
    );
    expect(readMap(doc).phases.map((phase) => phase.id)).toEqual(['z', 'a', 'b', 'c']);
  });

  it('[DO-11] is not overflowed by depth', () => {
    let item: Y.Map<unknown> = new Y.Map();
    const doc = foreign({ a: { label: 'A' } });
    const a = doc.getMap('touchpoints').get('a') as Y.Map<unknown>;
    a.set('deep', item);
    for (let i = 0; i < 3000; i += 1) {
      const next = new Y.Map<unknown>();
      item.set('x', next);
      item = next;
    }
    let json: unknown = 1;
    for (let i = 0; i < 500; i += 1) json = [json];
    a.set('json', json);
    expect(readMap(doc).touchpoints[0]?.label).toBe('A');
  });
});

describe('the document over time', () => {
  it('[DO-13] a frozen document of schema 1 decodes as it always did', () => {
    const read = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(read('document-1.base64').toString('utf8'), 'base64'));
    expect(readMap(doc)).toEqual(JSON.parse(read('document-1.expected.json').toString('utf8')));
  });

  it('[DO-13] a frozen document without a schema number is read, and brought up to date with nothing else changed', () => {
    const doc = new Y.Doc();
    const text = readFileSync(new URL('./fixtures/document-0.base64', import.meta.url), 'utf8');
    Y.applyUpdate(doc, Buffer.from(text, 'base64'));
    const before = readMap(doc);
    expect(before).toMatchObject({ title: 'Before there were numbers', touchpoints: [{ id: 'ad' }, { id: 'call' }] });
    expect([readSchema(doc), migrateDocument(doc), readSchema(doc)]).toEqual([0, true, DOCUMENT_SCHEMA]);
    expect(readMap(doc)).toEqual(before);
  });

  it('[DO-13] has its schema number; a newer one is known as such', () => {
    const doc = new Y.Doc();
    expect(readSchema(doc)).toBe(0);
    writeMap(doc, EMPTY_MAP);
    expect([readSchema(doc), isTooNew(doc)]).toEqual([DOCUMENT_SCHEMA, false]);
    doc.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1);
    expect([isTooNew(doc), migrateDocument(doc)]).toEqual([true, false]);
    doc.getMap('meta').set('schema', 'x');
    expect(readSchema(doc)).toBe(0);
    expect([migrateDocument(doc), migrateDocument(doc), readSchema(doc)]).toEqual([true, false, DOCUMENT_SCHEMA]);
  });

  it('[DO-14] is purged of what was removed, and of nothing that is seen', () => {
    const peer = new TestPeer().add('a').add('b').add('c').connect('a', 'b').connect('b', 'c').remove('a');
    peer.run({ type: 'set-phases', phases: [{ id: 'p', label: '' }] }, { type: 'set-phases', phases: [] });
    const before = peer.map;
    expect(purgeRemoved(peer.doc)).toBe(3);
    expect(peer.map).toEqual(before);
    expect([...peer.doc.getMap('touchpoints').keys()]).toEqual(['b', 'c']);
    expect([...peer.doc.getMap('transitions').keys()]).toEqual(['b-c']);
    expect(purgeRemoved(peer.doc)).toBe(0);
  });

  it('[DO-14] drops only what it is told to; a removal that was taken back and done again is another one', () => {
    const peer = new TestPeer().add('a').add('b').add('c').connect('a', 'b').remove('a').remove('c');
    const first = listRemoved(peer.doc);
    expect(first.map(({ root, id }) => `${root} ${id}`)).toEqual(['touchpoints a', 'touchpoints c']);
    peer.undo.undo();
    peer.remove('c');
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(peer.doc));
    const marks = (doc: Y.Doc) => Object.fromEntries(listRemoved(doc).map(({ id, mark }) => [id, mark]));
    expect(marks(peer.doc)).toEqual(marks(copy));
    const again = marks(copy);
    expect(again.a).toBe(first[0]?.mark);
    expect(again.c).not.toBe(first[1]?.mark);
    const before = readMap(copy);
    expect(purgeRemoved(copy, ({ mark }) => first.some((one) => one.mark === mark))).toBe(2);
    expect([...copy.getMap('touchpoints').keys()]).toEqual(['b', 'c']);
    expect([...copy.getMap('transitions').keys()]).toEqual([]);
    expect(readMap(copy)).toEqual(before);
  });

  it('[DO-14] is not overflowed by what a stranger has put for an end', () => {
    const doc = new Y.Doc();
    let deep: unknown[] = [];
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    const loose = new Y.Map<unknown>();
    doc.getMap('transitions').set('loose', loose);
    loose.set('source', deep);
    expect(() => String(deep)).toThrow(RangeError);
    expect(listRemoved(doc).map(({ id }) => id)).toEqual(['loose']);
  });

  it('[DO-14] drops a transition to nowhere as if it had been removed', () => {
    const peer = new TestPeer().add('a');
    peer.doc.getMap('transitions').set('loose', new Y.Map(Object.entries({ source: 'a', target: 'never' })));
    expect(listRemoved(peer.doc).map(({ id }) => id)).toEqual(['loose']);
    expect(purgeRemoved(peer.doc, () => false)).toBe(0);
    expect(purgeRemoved(peer.doc)).toBe(1);
    expect([...peer.doc.getMap('transitions').keys()]).toEqual([]);
  });
});
