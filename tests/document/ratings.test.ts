import { describe, expect, test } from 'vitest';
import type { Doc } from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { keepRatings } from '@/lib/document/keep-ratings';
import { getItem, getRoots } from '@/lib/document/roots';
import type { Reaction } from '@/lib/model/types';
import { seededRandom } from '../support/seeded-random';
import { sync, TestPeer } from './two-peers';

const rate = (peer: TestPeer, by: string, reaction: Reaction | null, id = 'a') =>
  peer.run({ type: 'rate', id, by, rating: reaction && { side: 'customer', reaction } });
const said = (peer: TestPeer, id = 'a') =>
  (peer.get(id)?.ratings ?? []).map((rating) => `${rating.by} ${rating.reaction}`).sort();
const itemOf = (doc: Doc) => getItem(getRoots(doc).touchpoints, 'a')!;

/** So many people at one touchpoint, each in a window of their own. */
function team(count: number): TestPeer[] {
  const peers = Array.from({ length: count }, () => new TestPeer());
  for (const peer of peers) keepRatings(peer.doc);
  peers[0]!.add('a');
  for (const peer of peers) sync(peers[0]!, peer);
  return peers;
}

function syncAll(peers: readonly TestPeer[]): void {
  for (let round = 0; round < 3; round++) for (const a of peers) for (const b of peers) if (a !== b) sync(a, b);
}

describe('ratings by people', () => {
  test('[PA-90] a rating takes the place of what the same person said before, and leaves all others as they are', () => {
    const peer = new TestPeer().add('a');
    const odd = [{ by: 'Bob', reaction: 'positive', note: 'nice', team: 7 }, 'no rating', { reaction: 'neutral' }];
    itemOf(peer.doc).set('ratings', odd);
    rate(peer, ' Ann ', 'negative');
    rate(peer, 'Bob', 'neutral');
    expect(itemOf(peer.doc).get('ratings')).toEqual([
      { by: 'Bob', reaction: 'neutral', note: 'nice', team: 7, side: 'customer' },
      'no rating',
      { reaction: 'neutral' },
      { side: 'customer', reaction: 'negative', by: 'Ann' },
    ]);
    rate(peer, 'Ann', null);
    rate(peer, 'Bob', null);
    rate(peer, '  ', 'positive');
    rate(peer, 'Ann', 'positive', 'nowhere');
    expect(itemOf(peer.doc).get('ratings')).toEqual(odd.slice(1));
    peer.undo.undo();
    expect(said(peer)).toContain('Bob neutral');
    itemOf(peer.doc).delete('ratings');
    rate(peer, 'Ann', null);
    expect(itemOf(peer.doc).has('ratings')).toBe(false);
  });

  test('[PA-91] two people who rate at the same time both count, whoever wins', () => {
    for (let turn = 0; turn < 20; turn++) {
      const [ann, bob] = team(2) as [TestPeer, TestPeer];
      rate(ann, 'Ann', 'negative');
      rate(bob, 'Bob', 'positive');
      sync(ann, bob);
      sync(ann, bob);
      expect(said(ann)).toEqual(['Ann negative', 'Bob positive']);
      expect(said(bob)).toEqual(said(ann));
    }
  });

  test('[PA-91] without keeping, one of the two is lost: the list is one value', () => {
    const [ann, bob] = [new TestPeer().add('a'), new TestPeer()];
    sync(ann, bob);
    rate(ann, 'Ann', 'negative');
    rate(bob, 'Bob', 'positive');
    sync(ann, bob);
    expect(said(ann)).toHaveLength(1);
  });

  test('[PA-91] any number of people, several ratings each, in any order of arrival: all end with the last of each', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = seededRandom(seed);
      const peers = team(2 + Math.floor(random() * 4));
      const last = new Map<number, Reaction | null>();
      for (let step = 0; step < 14; step++) {
        const who = Math.floor(random() * peers.length);
        if (random() < 0.6) {
          const reaction = (['negative', 'neutral', 'positive', null] as const)[Math.floor(random() * 4)]!;
          rate(peers[who]!, `P${who}`, reaction);
          last.set(who, reaction);
        } else {
          const other = peers[(who + 1 + Math.floor(random() * (peers.length - 1))) % peers.length]!;
          sync(peers[who]!, other);
        }
      }
      syncAll(peers);
      const expected = [...last].flatMap(([who, reaction]) => (reaction ? [`P${who} ${reaction}`] : [])).sort();
      for (const peer of peers) expect({ seed, said: said(peer) }).toEqual({ seed, said: expected });
    }
  });

  test('[PA-91] a rating that somebody has seen and taken away stays away, and keeping is no step of undo', () => {
    for (let turn = 0; turn < 30; turn++) {
      const [ann, bob] = team(2) as [TestPeer, TestPeer];
      rate(ann, 'Ann', 'negative');
      sync(ann, bob);
      applyCommands(bob.doc, [{ type: 'set-touchpoints', ids: ['a'], fields: { ratings: undefined } }]);
      sync(ann, bob);
      sync(ann, bob);
      expect([said(ann), said(bob)]).toEqual([[], []]);
      rate(ann, 'Ann', 'positive');
      rate(bob, 'Bob', 'neutral');
      sync(ann, bob);
      sync(ann, bob);
      expect(said(ann)).toEqual(['Ann positive', 'Bob neutral']);
      for (const peer of [ann, bob]) expect(peer.undo.canUndo()).toBe(true);
      bob.undo.undo();
      bob.undo.undo();
      expect(bob.undo.canUndo()).toBe(false);
    }
  });
});
