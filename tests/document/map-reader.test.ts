import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMapReader } from '@/lib/document/map-reader';
import { readMap } from '@/lib/document/read-map';
import { writeMap } from '@/lib/document/write-map';
import type { JourneyMap } from '@/lib/model/types';
import { TestPeer } from './two-peers';

describe('createMapReader', () => {
  it('[DO-8] keeps the identity of all that did not change', () => {
    const peer = new TestPeer().add('a').add('b').add('c').connect('a', 'b').connect('b', 'c');
    peer.run({ type: 'set-phases', phases: [{ id: 'p', label: 'P' }] });
    const reader = createMapReader(peer.doc);
    const before = reader.current();
    peer.set('b', { reaction: 'negative' });
    const after = reader.current();
    expect(after).not.toBe(before);
    expect(after.touchpoints[0]).toBe(before.touchpoints[0]);
    expect(after.touchpoints[1]).not.toBe(before.touchpoints[1]);
    expect(after.touchpoints[2]).toBe(before.touchpoints[2]);
    expect(after.transitions).toBe(before.transitions);
    expect(after.phases).toBe(before.phases);
    peer.run({ type: 'set-title', title: 'x' });
    expect(reader.current().touchpoints).toBe(after.touchpoints);
  });

  it('[DO-8] calls its listeners once a transaction, and only when something visible changed', () => {
    const peer = new TestPeer().add('a').add('b').remove('b');
    const reader = createMapReader(peer.doc);
    const seen: JourneyMap[] = [];
    const end = reader.subscribe((map) => seen.push(map));
    peer.run(
      { type: 'set-title', title: 'x' },
      { type: 'set-touchpoints', ids: ['a'], fields: { label: 'x' } },
      { type: 'add-touchpoint', id: 'c', label: '', x: 0, y: 0 },
      { type: 'add-transition', id: 't', source: 'a', target: 'c' },
      { type: 'set-phases', phases: [{ id: 'p', label: 'P' }] },
    );
    expect(seen).toHaveLength(1);
    expect(seen[0]).toEqual(readMap(peer.doc));
    const item = (id: string) => peer.doc.getMap('touchpoints').get(id) as Y.Map<unknown>;
    item('b').set('label', 'typed by somebody who still saw it');
    item('a').set('role', 'boss');
    peer.doc.getMap('comments').set('x', 1);
    peer.doc.getMap('meta').set('schema', 1);
    expect(seen).toHaveLength(1);
    end();
    peer.add('d');
    expect(seen).toHaveLength(1);
    expect(reader.current().touchpoints).toHaveLength(3);
    reader.destroy();
    peer.add('e');
    expect(reader.current().touchpoints).toHaveLength(3);
  });

  it('[DO-8] gives a part whose parent is hidden the same object again', () => {
    const peer = new TestPeer().add('a').add('b').add('c').set('b', { parent: 'a' }).remove('a');
    const reader = createMapReader(peer.doc);
    const orphan = reader.current().touchpoints[0];
    expect(orphan).toMatchObject({ id: 'b' });
    expect(orphan?.parent).toBeUndefined();
    peer.set('c', { label: 'x' });
    expect(reader.current().touchpoints[0]).toBe(orphan);
  });

  it('[DO-8] follows one change in a map of 10,000 quickly', () => {
    const doc = new Y.Doc();
    const count = 10_000;
    writeMap(doc, {
      title: '',
      phases: [],
      touchpoints: Array.from({ length: count }, (_, i) => ({ id: `n${i}`, label: `Touchpoint ${i}`, x: i, y: i })),
      transitions: Array.from({ length: count }, (_, i) => ({
        id: `t${i}`,
        source: `n${i}`,
        target: `n${(i * 7 + 1) % count}`,
      })),
    });
    const loading = performance.now();
    const reader = createMapReader(doc);
    const loaded = performance.now() - loading;
    const times: number[] = [];
    for (let i = 0; i < 50; i += 1) {
      const start = performance.now();
      (doc.getMap('touchpoints').get(`n${i}`) as Y.Map<unknown>).set('reaction', 'negative');
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    console.info(
      `map reader: 10,000 loaded in ${loaded.toFixed(0)} ms, one change in ${times[25]?.toFixed(2)} ms (p50)`,
    );
    expect(reader.current().touchpoints.filter((item) => item.reaction === 'negative')).toHaveLength(50);
    expect(times[25]).toBeLessThan(50);
  });
});
