import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { Doc } from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { createMapReader } from '@/lib/document/map-reader';
import { createUndo } from '@/lib/document/undo';
import type { Random } from './random';
import { randomCommand } from './random-commands';

export interface PeerCounts {
  commands: number;
  undone: number;
  socketCuts: number;
  offline: number;
}

export interface PeerPlace {
  /** Of a server, `ws://host:port`. */
  readonly ws: string;
  readonly mapId: string;
  readonly ticket: string;
}

/** A client made of y-websocket's provider at a real server, that does what a seed says. */
export class NetworkPeer {
  readonly doc = new Doc();
  readonly provider: WebsocketProvider;
  readonly #reader: ReturnType<typeof createMapReader>;
  readonly #undo: ReturnType<typeof createUndo>;
  readonly #random: Random;
  /** The code of a closing that says not to come back. */
  refused: number | null = null;

  constructor({ ws, mapId, ticket }: PeerPlace, random: Random) {
    this.#random = random;
    // Who wins hangs on the client ids: the seed gives them.
    this.doc.clientID = random.below(2 ** 31);
    this.#reader = createMapReader(this.doc);
    this.#undo = createUndo(this.doc);
    this.provider = new WebsocketProvider(`${ws}/sync`, mapId, this.doc, {
      params: { ticket },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
    });
    this.provider.on('closed', ({ code }: { code: number }) => {
      this.refused = code;
    });
  }

  /** Does something and says what. `everUsed` are the ids that any peer has used. */
  act(everUsed: Set<string>, counts: PeerCounts): string {
    const dice = this.#random.next();
    if (dice < 0.75) return this.#command(everUsed, counts);
    if (dice < 0.85) {
      const outcome = this.#random.chance(0.5) ? this.#undo.undo() : this.#undo.redo();
      if (outcome === 'done') counts.undone += 1;
      return `undo or redo: ${outcome}`;
    }
    if (dice < 0.91) {
      // As a cut of the network: no closing frame.
      (this.provider.ws as unknown as WebSocket | null)?.terminate();
      counts.socketCuts += 1;
      return 'loses its socket';
    }
    if (dice < 0.95) {
      this.provider.disconnect();
      counts.offline += 1;
      return 'goes offline';
    }
    this.provider.connect();
    return 'goes online';
  }

  #command(everUsed: Set<string>, counts: PeerCounts): string {
    const map = this.#reader.current();
    const commands = Array.from({ length: 1 + this.#random.below(3) }, () =>
      randomCommand(this.#random, map, [...everUsed]),
    );
    for (const one of commands) if (one.type === 'add-touchpoint') everUsed.add(one.id);
    applyCommands(this.doc, commands);
    counts.commands += commands.length;
    return JSON.stringify(commands);
  }

  /** Online, and told of all that the server has. */
  get isSynced(): boolean {
    return this.provider.wsconnected && this.provider.synced;
  }

  destroy(): void {
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.#reader.destroy();
    this.#undo.destroy();
    this.doc.destroy();
  }
}
