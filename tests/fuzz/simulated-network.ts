import * as Y from 'yjs';
import { createMapReader } from '@/lib/document/map-reader';
import type { MapReader, UndoController } from '@/lib/document/types';
import { createUndo } from '@/lib/document/undo';
import type { Random } from './random';

export interface Peer {
  readonly index: number;
  doc: Y.Doc;
  reader: MapReader;
  undo: UndoController;
}

/**
 * Peers that send their updates to each other over links that lose order, are cut, and are taken up again: with what
 * had waited, or by the exchange of state vectors that a reconnecting client makes.
 */
export class SimulatedNetwork {
  readonly peers: Peer[];
  /** Every update that any peer has made. */
  readonly updates: Uint8Array[] = [];
  private readonly queues = new Map<string, Uint8Array[]>();
  private readonly cuts = new Set<string>();

  constructor(
    count: number,
    private readonly random: Random,
  ) {
    this.peers = Array.from({ length: count }, (_, index) => this.start(index, new Y.Doc()));
  }

  private start(index: number, doc: Y.Doc): Peer {
    // Client ids are random by default: the seed must give them, they decide who wins.
    doc.clientID = this.random.below(2 ** 31);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return;
      this.updates.push(update);
      for (const other of this.peers) {
        if (other.index !== index) this.queue(index, other.index).push(update);
      }
    });
    return { index, doc, reader: createMapReader(doc), undo: createUndo(doc) };
  }

  private queue(from: number, to: number): Uint8Array[] {
    const key = `${from}>${to}`;
    let queue = this.queues.get(key);
    if (!queue) {
      queue = [];
      this.queues.set(key, queue);
    }
    return queue;
  }

  /** Delivers some of what waits on the links to one peer, in any order. */
  deliver(to: Peer, most: number): void {
    for (const from of this.peers) {
      if (from === to || this.isCut(from, to)) continue;
      const queue = this.queue(from.index, to.index);
      for (let count = this.random.below(most + 1); count > 0 && queue.length > 0; count -= 1) {
        const [update] = queue.splice(this.random.chance(0.7) ? 0 : this.random.below(queue.length), 1);
        if (update) Y.applyUpdate(to.doc, update, 'network');
      }
    }
  }

  cut(a: Peer, b: Peer): void {
    this.cuts.add(linkOf(a, b));
  }

  heal(a: Peer, b: Peer): void {
    if (!this.cuts.delete(linkOf(a, b)) || this.random.chance(0.5)) return;
    this.reconnect(a, b);
  }

  private isCut(a: Peer, b: Peer): boolean {
    return this.cuts.has(linkOf(a, b));
  }

  /** Forgets what waited and exchanges state vectors, as y-websocket does after a lost connection. */
  private reconnect(a: Peer, b: Peer): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      this.queue(from.index, to.index).length = 0;
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network');
    }
  }

  /** Closes a peer's page and opens it again from its stored document: its undo steps are gone. */
  restart(peer: Peer): void {
    const stored = Y.encodeStateAsUpdate(peer.doc);
    this.close(peer);
    const fresh = this.start(peer.index, new Y.Doc());
    Y.applyUpdate(fresh.doc, stored, 'network');
    Object.assign(peer, fresh);
  }

  private close(peer: Peer): void {
    peer.reader.destroy();
    peer.undo.destroy();
    peer.doc.destroy();
  }

  /** Brings everybody up to date with everybody. */
  settle(): void {
    this.cuts.clear();
    for (let round = 0; round < 2; round += 1) {
      for (const a of this.peers) {
        for (const b of this.peers) if (a.index < b.index) this.reconnect(a, b);
      }
    }
  }

  destroy(): void {
    for (const peer of this.peers) this.close(peer);
  }
}

function linkOf(a: Peer, b: Peer): string {
  return [a.index, b.index].sort().join('-');
}
