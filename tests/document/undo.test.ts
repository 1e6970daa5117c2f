import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { CREATE } from '@/lib/document/origins';
import { purgeRemoved } from '@/lib/document/purge';
import { sync, TestPeer, twoPeers } from './two-peers';

describe('undo', () => {
  it("[DO-5] takes back one's own steps only, in their order", () => {
    const [ann, bob] = twoPeers();
    ann.add('a');
    sync(ann, bob);
    bob.add('b').set('a', { reaction: 'negative' });
    ann.set('a', { role: 'start' });
    sync(ann, bob);
    expect(ann.undo.undo()).toBe('done');
    expect(ann.get('a')).toEqual({ id: 'a', label: 'a', x: 0, y: 0, reaction: 'negative' });
    expect(ann.undo.undo()).toBe('done');
    expect(ann.ids).toBe('b');
    expect(ann.undo.undo()).toBe('empty');
    expect(bob.undo.canUndo()).toBe(true);
  });

  it('[DO-5] a new edit ends redo; what is not local makes no step', () => {
    const peer = new TestPeer().add('a').set('a', { label: 'x' });
    peer.undo.undo();
    expect(peer.undo.canRedo()).toBe(true);
    peer.set('a', { label: 'y' });
    expect(peer.undo.canRedo()).toBe(false);
    expect(peer.undo.redo()).toBe('empty');
    applyCommands(peer.doc, [{ type: 'set-title', title: 'made' }], CREATE);
    expect(peer.undo.undo()).toBe('done');
    expect(peer.get('a')?.label).toBe('a');
    expect(peer.map.title).toBe('made');
  });

  it('[PA-79] takes back one step by its name, whatever was done since, once', () => {
    const peer = new TestPeer().add('a').add('b').set('a', { label: 'first' });
    const first = peer.undo.newest();
    peer.set('b', { label: 'second' });
    expect(first && peer.undo.takeBack(first)).toBe('done');
    expect(peer.get('a')?.label).toBe('a');
    expect(peer.get('b')?.label).toBe('second');
    expect(first && peer.undo.takeBack(first)).toBe('empty');
    expect(peer.undo.redo()).toBe('done');
    expect(peer.get('a')?.label).toBe('first');
    expect(peer.undo.undo()).toBe('done');
    expect(peer.undo.undo()).toBe('done');
    expect(peer.get('b')?.label).toBe('b');
  });

  it('[DO-6] leaves what a peer has changed since, and says so when nothing is left to do', () => {
    const [ann, bob] = twoPeers();
    ann.add('a').set('a', { label: 'Ann' });
    sync(ann, bob);
    bob.set('a', { label: 'Bob' });
    sync(ann, bob);
    expect(ann.undo.undo()).toBe('nothing');
    expect(ann.get('a')?.label).toBe('Bob');
    expect(ann.undo.undo()).toBe('done');
    expect(ann.ids).toBe('');
  });

  it('[DO-6] of a step with several fields takes back those that nobody else has changed', () => {
    const [ann, bob] = twoPeers();
    ann.add('a').set('a', { label: 'Ann', role: 'start' });
    sync(ann, bob);
    bob.set('a', { label: 'Bob' });
    sync(ann, bob);
    expect(ann.undo.undo()).toBe('done');
    expect(ann.get('a')).toMatchObject({ label: 'Bob' });
    expect(ann.get('a')?.role).toBeUndefined();
    expect(ann.undo.redo()).toBe('done');
    expect(ann.get('a')).toMatchObject({ label: 'Bob', role: 'start' });
  });

  it('[DO-6] says nothing was done when a peer has removed what it would change', () => {
    const [ann, bob] = twoPeers();
    ann.add('a').set('a', { label: 'Ann' });
    sync(ann, bob);
    bob.remove('a');
    sync(ann, bob);
    expect(ann.undo.undo()).toBe('nothing');
    bob.undo.undo();
    expect(bob.get('a')?.label).toBe('Ann');
  });

  it('[DO-7] of making a touchpoint hides it, and redo brings it back with all that a peer wrote meanwhile', () => {
    const [ann, bob] = twoPeers();
    ann.add('a', 'Ann');
    sync(ann, bob);
    bob.set('a', { label: 'Bob wrote this', notes: 'and this' });
    expect(ann.undo.undo()).toBe('done');
    sync(ann, bob);
    expect([ann.ids, bob.ids]).toEqual(['', '']);
    expect(ann.undo.redo()).toBe('done');
    sync(ann, bob);
    expect(bob.get('a')).toMatchObject({ label: 'Bob wrote this', notes: 'and this' });
    expect(ann.map).toEqual(bob.map);
  });

  it('[DO-7] a deletion while a peer edits loses no text: undo or restore brings back what the peer wrote', () => {
    for (const restore of [true, false]) {
      const [ann, bob] = twoPeers();
      ann.add('a').add('b').connect('a', 'b');
      sync(ann, bob);
      ann.remove('a');
      bob.set('a', { label: 'typed while it was removed' });
      sync(ann, bob);
      expect([ann.ids, bob.ids]).toEqual(['b', 'b']);
      expect(ann.map.transitions).toEqual([]);
      if (restore) bob.run({ type: 'restore', ids: ['a'] });
      else expect(ann.undo.undo()).toBe('done');
      sync(ann, bob);
      expect(ann.get('a')?.label).toBe('typed while it was removed');
      expect(ann.map.transitions).toHaveLength(1);
      expect(ann.map).toEqual(bob.map);
    }
  });

  it('[DO-7] what is typed into a touchpoint after its removal has arrived is kept, hidden, until it comes back', () => {
    const [ann, bob] = twoPeers();
    ann.add('a');
    sync(ann, bob);
    bob.remove('a');
    sync(ann, bob);
    ann.set('a', { label: 'still typing' });
    expect(ann.ids).toBe('');
    expect(ann.run({ type: 'restore', ids: ['a'] }).get('a')?.label).toBe('still typing');
  });

  it('[DO-7] a transition that a peer drew to a touchpoint that is undone is hidden, and comes back with it', () => {
    const [ann, bob] = twoPeers();
    bob.add('b');
    sync(ann, bob);
    ann.add('a');
    sync(ann, bob);
    bob.connect('b', 'a');
    ann.undo.undo();
    sync(ann, bob);
    expect(ann.map.transitions).toEqual([]);
    ann.undo.redo();
    sync(ann, bob);
    expect(bob.map.transitions).toHaveLength(1);
  });

  it('[DO-5] tells its listeners, and ends when it is destroyed', () => {
    const peer = new TestPeer();
    const seen: string[] = [];
    const end = peer.undo.subscribe(() => seen.push(`${peer.undo.canUndo()} ${peer.undo.canRedo()}`));
    peer.add('a');
    peer.undo.undo();
    peer.undo.redo();
    end();
    peer.add('b');
    expect(seen).toEqual(['true false', 'false true', 'true false']);
    peer.undo.destroy();
    peer.add('c');
    peer.undo.undo();
    expect(peer.ids).toBe('a,c');
  });

  it('[DO-6] does nothing, and says so, after the server has dropped what was removed', () => {
    const peer = new TestPeer().add('a').add('b').connect('a', 'b').remove('a');
    expect(purgeRemoved(peer.doc)).toBe(2);
    expect(peer.undo.undo()).toBe('nothing');
    expect(peer.ids).toBe('b');
  });

  it('[DO-6] puts back a label that another client keeps as Y.Text', () => {
    const peer = new TestPeer();
    peer.doc.getMap('touchpoints').set('a', new Y.Map([['label', new Y.Text('as a text type')]]));
    peer.set('a', { label: 'plain' });
    expect(peer.undo.undo()).toBe('done');
    expect(peer.get('a')?.label).toBe('as a text type');
  });

  it("[DO-6] differs from Yjs' UndoManager where that would lose or override a peer's edit", () => {
    // What the note at createUndo says of it, on the same edits; should Yjs change, this says so.
    const make = () => {
      const [ann, bob] = twoPeers();
      const manager = new Y.UndoManager([ann.doc.getMap('touchpoints')], {
        trackedOrigins: new Set(['ann']),
        captureTimeout: 0,
      });
      const run = (label: string | undefined): void => {
        ann.doc.transact(() => {
          const root = ann.doc.getMap('touchpoints');
          const item = root.get('a');
          if (item instanceof Y.Map) item.set('label', label);
          else root.set('a', new Y.Map([['label', label]]));
        }, 'ann');
      };
      return { ann, bob, manager, run };
    };
    const created = make();
    created.run('Ann');
    sync(created.ann, created.bob);
    created.bob.set('a', { label: 'Bob wrote this' });
    created.manager.undo();
    sync(created.ann, created.bob);
    created.manager.redo();
    expect(created.ann.get('a')?.label).not.toBe('Bob wrote this');

    const skipping = make();
    skipping.run('one');
    skipping.run('two');
    skipping.run('three');
    sync(skipping.ann, skipping.bob);
    skipping.bob.set('a', { label: 'Bob' });
    sync(skipping.ann, skipping.bob);
    // One press takes back everything, for the two newer steps can do nothing any more.
    skipping.manager.undo();
    expect(skipping.ann.ids).toBe('');
  });
});
