import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Command } from '@/lib/document/types';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { JourneyMap } from '@/lib/model/types';
import { TestPeer } from './two-peers';

function peerWithMap(): TestPeer {
  const peer = new TestPeer();
  peer.run(
    { type: 'set-title', title: 'Clinic' },
    { type: 'set-phases', phases: [{ id: 'p1', label: 'One' }] },
    { type: 'add-touchpoint', id: 'a', label: 'A', x: 0, y: 0, fields: { role: 'start', extra: { colour: 'red' } } },
    { type: 'add-touchpoint', id: 'b', label: 'B', x: 300, y: 0, fields: { parent: 'a', phase: 'p1' } },
    { type: 'add-touchpoint', id: 'gone', label: 'Gone', x: 600, y: 0 },
    { type: 'add-transition', id: 't', source: 'a', target: 'b', label: 'then', share: 0.5 },
    { type: 'add-transition', id: 'to-gone', source: 'b', target: 'gone' },
  );
  return peer.remove('gone');
}

const OTHER: JourneyMap = {
  title: 'Other',
  phases: [{ id: 'p2', label: 'Two', extra: { color: 'red' } }],
  touchpoints: [
    { id: 'a', label: 'A of the other', x: 5, y: 6 },
    { id: 'z', label: 'Z', ratings: [{ by: 'Ann', reaction: 'negative' }], extra: { position: 1 } },
  ],
  transitions: [{ id: 't', source: 'z', target: 'a' }],
  extra: { generator: 'test', schema: 7 },
};

/** Each command, with what it does to the map above. */
const CASES: readonly { name: string; command: Command; check(map: JourneyMap): void }[] = [
  {
    name: 'add-touchpoint',
    command: { type: 'add-touchpoint', id: 'c', label: 'C', x: 1, y: 2, fields: { reaction: 'negative' } },
    check: (map) => expect(map.touchpoints[2]).toEqual({ id: 'c', label: 'C', x: 1, y: 2, reaction: 'negative' }),
  },
  {
    name: 'set-touchpoints',
    command: {
      type: 'set-touchpoints',
      ids: ['a', 'b', 'nowhere'],
      fields: { label: 'same', role: undefined, tasks: [{ id: 't', text: 'x', done: true }] },
    },
    check: (map) =>
      expect(map.touchpoints.map(({ label, role, tasks }) => [label, role, tasks?.length])).toEqual([
        ['same', undefined, 1],
        ['same', undefined, 1],
      ]),
  },
  {
    name: 'move',
    command: { type: 'move', moves: [{ id: 'a', x: -5.5, y: 7 }] },
    check: (map) => expect(map.touchpoints[0]).toMatchObject({ x: -5.5, y: 7 }),
  },
  {
    name: 'add-transition',
    command: { type: 'add-transition', id: 'back', source: 'b', target: 'a', share: 1 },
    check: (map) => expect(map.transitions[0]).toEqual({ id: 'back', source: 'b', target: 'a', share: 1 }),
  },
  {
    name: 'set-transition',
    command: {
      type: 'set-transition',
      id: 't',
      fields: { target: 'a', label: undefined, share: 0.25, extra: { w: 1 } },
    },
    check: (map) =>
      expect(map.transitions).toEqual([{ id: 't', source: 'a', target: 'a', share: 0.25, extra: { w: 1 } }]),
  },
  {
    name: 'remove',
    command: { type: 'remove', touchpoints: ['a'], transitions: [] },
    check: (map) => {
      expect(map.touchpoints.map(({ id, parent }) => [id, parent])).toEqual([['b', undefined]]);
      expect(map.transitions).toEqual([]);
    },
  },
  {
    name: 'remove of a transition',
    command: { type: 'remove', touchpoints: [], transitions: ['t'] },
    check: (map) => expect(map.transitions).toEqual([]),
  },
  {
    name: 'restore',
    command: { type: 'restore', ids: ['gone', 'nowhere'] },
    check: (map) => {
      expect(map.touchpoints.map((item) => item.label)).toEqual(['A', 'B', 'Gone']);
      expect(map.transitions.map((item) => item.id)).toEqual(['t', 'to-gone']);
    },
  },
  {
    name: 'set-title',
    command: { type: 'set-title', title: 'Клиника' },
    check: (map) => expect(map.title).toBe('Клиника'),
  },
  {
    name: 'set-phases',
    command: {
      type: 'set-phases',
      phases: [
        { id: 'z', label: 'Z' },
        { id: 'p1', label: 'Again' },
      ],
    },
    check: (map) => {
      expect(map.phases.map((phase) => phase.label)).toEqual(['Z', 'Again']);
      expect(map.touchpoints[1]?.phase).toBe('p1');
    },
  },
  {
    name: 'set-rules',
    command: { type: 'set-rules', rules: { orphan: 'off', 'no-such-rule': [1, null], '~x': { most: 8 } } },
    check: (map) => expect(map.rules).toEqual({ orphan: 'off', 'no-such-rule': [1, null], '~x': { most: 8 } }),
  },
  {
    name: 'insert',
    command: {
      type: 'insert',
      fragment: {
        touchpoints: [
          { id: '1', label: 'One', phase: 'p1' },
          { id: '2', label: 'Two', parent: '1', phase: 'other' },
        ],
        transitions: [
          { id: '1', source: '1', target: '2' },
          { id: '2', source: '2', target: 'a' },
          { id: '3', source: '2', target: 'nowhere' },
        ],
        phases: [{ id: 'other', label: 'One' }],
      },
      ids: { 1: 'new-1', 2: 'new-2', 3: 'new-3' },
    },
    check: (map) => {
      expect(map.touchpoints.slice(2)).toEqual([
        { id: 'new-1', label: 'One', phase: 'p1' },
        { id: 'new-2', label: 'Two', parent: 'new-1', phase: 'p1' },
      ]);
      expect(map.transitions.map(({ id, source, target }) => [id, source, target])).toEqual([
        ['new-1', 'new-1', 'new-2'],
        ['new-2', 'new-2', 'a'],
        ['t', 'a', 'b'],
      ]);
      expect(map.phases).toHaveLength(1);
    },
  },
  { name: 'replace', command: { type: 'replace', map: OTHER }, check: (map) => expect(map).toEqual(OTHER) },
  {
    name: 'merge',
    command: { type: 'merge', map: OTHER },
    check: (map) => {
      expect(map.title).toBe('Other');
      expect(map.phases.map((phase) => phase.id)).toEqual(['p1', 'p2']);
      expect(map.touchpoints.map((item) => item.id)).toEqual(['a', 'b', 'z']);
      expect(map.touchpoints[0]).toEqual(OTHER.touchpoints[0]);
      expect(map.transitions).toEqual(OTHER.transitions);
      expect(map.extra).toEqual(OTHER.extra);
    },
  },
];

describe('commands', () => {
  it.each(CASES)('[DO-2] $name: done, undone, done again, each one step and one update', ({ command, check }) => {
    const peer = peerWithMap();
    const before = peer.map;
    let updates = 0;
    peer.doc.on('update', () => {
      updates += 1;
    });
    peer.run(command);
    const after = peer.map;
    check(after);
    expect(after).not.toEqual(before);
    expect(peer.undo.undo()).toBe('done');
    expect(peer.map).toEqual(before);
    expect(peer.undo.redo()).toBe('done');
    expect(peer.map).toEqual(after);
    expect(updates).toBe(3);
  });

  it('[DO-2] every command of the union is among the cases', () => {
    const types = new Set(CASES.map((one) => one.command.type));
    expect([...types].sort()).toEqual(
      [
        'add-touchpoint',
        'add-transition',
        'insert',
        'merge',
        'move',
        'remove',
        'replace',
        'restore',
        'set-phases',
        'set-rules',
        'set-title',
        'set-touchpoints',
        'set-transition',
      ].sort(),
    );
  });

  it.each(CASES)('[DO-3] $name: sends nothing when it is done already', ({ command }) => {
    const peer = peerWithMap().run(command);
    let updates = 0;
    peer.doc.on('update', () => {
      updates += 1;
    });
    peer.run(command).run(command);
    expect(updates).toBe(0);
    expect(peer.undo.canRedo()).toBe(false);
  });

  it('[DO-2] several commands are one step; later ones see what earlier ones made', () => {
    const peer = new TestPeer().run(
      { type: 'add-touchpoint', id: 'a', label: 'A', x: 0, y: 0 },
      { type: 'add-touchpoint', id: 'b', label: 'B', x: 0, y: 0 },
      { type: 'add-transition', id: 't', source: 'a', target: 'b' },
      { type: 'set-touchpoints', ids: ['a'], fields: { role: 'start' } },
    );
    expect(peer.map.transitions).toHaveLength(1);
    expect(peer.get('a')?.role).toBe('start');
    peer.undo.undo();
    expect(peer.map.touchpoints).toEqual([]);
    expect(peer.undo.canUndo()).toBe(false);
  });

  it('[DO-4] what is wrong or stale is left out, and the rest done', () => {
    const peer = peerWithMap();
    const before = peer.map;
    peer.run(
      { type: 'add-touchpoint', id: 'not an id', label: '', x: 0, y: 0 },
      { type: 'add-touchpoint', id: 'a', label: 'taken', x: 0, y: 0 },
      { type: 'add-transition', id: 'd', source: 'a', target: 'gone' },
      { type: 'set-transition', id: 't', fields: { target: 'gone' } },
      { type: 'set-transition', id: 't', fields: { source: undefined } },
      { type: 'set-touchpoints', ids: ['gone'], fields: { label: 'x' } },
      { type: 'set-touchpoints', ids: ['a'], fields: { parent: 'b' } },
      { type: 'set-touchpoints', ids: ['a'], fields: { impact: 9, role: 'boss' as never, due: '2026-02-30' } },
      { type: 'move', moves: [{ id: 'a', x: Number.NaN, y: 0 }] },
      { type: 'restore', ids: ['t', 'nowhere'] },
      { type: 'no-such-command' } as never,
    );
    expect(peer.map).toEqual(before);
    peer.set('a', { label: `${'😀'.repeat(500)}tail`, impact: 9, notes: 'kept' });
    expect(peer.get('a')).toMatchObject({ label: '😀'.repeat(500), notes: 'kept' });
    expect(peer.get('a')?.impact).toBeUndefined();
  });

  it('[DO-12] parts of what is removed go to what is around it, also when several are removed at once', () => {
    const peer = peerWithMap().run(
      { type: 'add-touchpoint', id: 'c', label: 'C', x: 0, y: 0, fields: { parent: 'b' } },
      { type: 'add-touchpoint', id: 'd', label: 'D', x: 0, y: 0, fields: { parent: 'c' } },
    );
    peer.run({ type: 'remove', touchpoints: ['c', 'b'], transitions: [] });
    expect(peer.get('d')?.parent).toBe('a');
    peer.run({ type: 'remove', touchpoints: ['a'], transitions: [] });
    expect(peer.get('d')).not.toHaveProperty('parent');
    peer.undo.undo();
    peer.undo.undo();
    expect(['b', 'c', 'd'].map((id) => peer.get(id)?.parent)).toEqual(['a', 'b', 'c']);
  });

  it('[DO-4] an id that was removed comes back as it is added anew', () => {
    const peer = peerWithMap().set('b', { notes: 'old' }).remove('b').add('b', 'New');
    expect(peer.get('b')).toEqual({ id: 'b', label: 'New', x: 0, y: 0 });
  });

  it('[DO-2] null clears a field as undefined does, so that a command survives JSON', () => {
    const peer = peerWithMap();
    peer.run(
      { type: 'set-touchpoints', ids: ['a'], fields: { role: null, label: null, extra: null } },
      { type: 'set-touchpoints', ids: ['b'], fields: { parent: null } },
      { type: 'set-transition', id: 't', fields: { share: null, label: null, source: null } },
      { type: 'set-rules', rules: null },
    );
    expect(peer.map.touchpoints).toEqual([
      { id: 'a', label: '', x: 0, y: 0 },
      { id: 'b', label: 'B', x: 300, y: 0, phase: 'p1' },
    ]);
    expect(peer.map.transitions).toEqual([{ id: 't', source: 'a', target: 'b' }]);
    expect('rules' in peer.map).toBe(false);
  });

  it('[AN-151] rules reach the peers, one step of undo takes them back, and the file has the same bytes again', () => {
    const file = writeMapFile({ ...OTHER, rules: { trap: { severity: 'off', why: ['noise', null] }, 7: { '~a': 0 } } });
    const parsed = parseMapFile(file);
    if (!parsed.ok) throw new Error('not read');
    const peer = new TestPeer().run({ type: 'replace', map: parsed.map });
    const other = new TestPeer();
    peer.doc.on('update', (update) => Y.applyUpdate(other.doc, update));
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(peer.doc));
    expect(writeMapFile(other.map)).toBe(file);
    peer.run({ type: 'set-rules', rules: { orphan: 'off' } });
    expect(other.map.rules).toEqual({ orphan: 'off' });
    expect(peer.undo.undo()).toBe('done');
    expect(writeMapFile(other.map)).toBe(file);
    expect(other.map).toEqual(parsed.map);
  });

  it('[AN-151] rules that an older program kept as an unknown key are read, and cleared by one command', () => {
    const peer = new TestPeer();
    peer.doc.getMap('meta').set('~rules', { orphan: 'off' });
    expect(peer.map.rules).toEqual({ orphan: 'off' });
    peer.run({ type: 'set-rules', rules: null });
    expect(peer.map.rules).toBeUndefined();
  });

  it('[AN-151] an import brings its rules along: replacing takes them over or clears them, merging keeps what it has not', () => {
    const peer = peerWithMap().run({ type: 'set-rules', rules: { trap: 'off' } });
    peer.run({ type: 'merge', map: OTHER });
    expect(peer.map.rules).toEqual({ trap: 'off' });
    peer.run({ type: 'merge', map: { ...OTHER, rules: { orphan: 'error' } } });
    expect(peer.map.rules).toEqual({ orphan: 'error' });
    peer.run({ type: 'replace', map: { ...OTHER, rules: null } });
    expect(peer.map.rules).toBeNull();
    peer.run({ type: 'replace', map: OTHER });
    expect('rules' in peer.map).toBe(false);
    expect(peer.undo.undo()).toBe('done');
    expect(peer.map.rules).toBeNull();
  });

  it('[DO-4] unknown keys are set as a whole, and cleared', () => {
    const peer = peerWithMap().set('a', { extra: { removed: true, position: [1], '~x': 0, size: 'L' } });
    expect(peer.get('a')?.extra).toEqual({ position: [1], removed: true, size: 'L', '~x': 0 });
    expect(peer.set('a', { extra: undefined }).get('a')?.extra).toBeUndefined();
  });

  it('[DO-1] the document has the shape that other programs rely on', () => {
    const peer = peerWithMap().run({ type: 'merge', map: OTHER });
    const item = peer.doc.getMap('touchpoints').get('b') as Y.Map<unknown>;
    expect(item).toBeInstanceOf(Y.Map);
    expect(Object.fromEntries(item.entries())).toEqual({ label: 'B', position: [300, 0], parent: 'a', phase: 'p1' });
    expect((peer.doc.getMap('touchpoints').get('gone') as Y.Map<unknown>).get('removed')).toBe(true);
    expect((peer.doc.getMap('phases').get('p2') as Y.Map<unknown>).toJSON()).toEqual({
      label: 'Two',
      order: 1,
      color: 'red',
    });
    expect((peer.doc.getMap('transitions').get('t') as Y.Map<unknown>).toJSON()).toEqual({ source: 'z', target: 'a' });
    expect(peer.doc.getMap('meta').toJSON()).toEqual({ title: 'Other', '~generator': 'test', '~schema': 7 });
  });
});
