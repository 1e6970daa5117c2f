import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { Doc, Map as YMap } from 'yjs';

export interface ForeignClient {
  readonly doc: Doc;
  readonly provider: WebsocketProvider;
  /** Settles when the server has told what it has. */
  readonly synced: Promise<void>;
  /** Settles with the code of a closing that says not to come back. */
  readonly refused: Promise<number>;
  addTouchpoint(id: string, label: string): void;
  labels(): Record<string, string>;
}

/** A client made of y-websocket alone, with no code of ours; it leaves when the test ends. */
export function joinForeign(ws: string, mapId: string, ticket: string): ForeignClient {
  const doc = new Doc();
  const provider = new WebsocketProvider(`${ws}/sync`, mapId, doc, {
    params: { ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  onTestFinished(() => {
    provider.destroy();
    provider.awareness.destroy();
    doc.destroy();
  });
  return {
    doc,
    provider,
    synced: new Promise((resolve) => provider.on('sync', (synced: boolean) => synced && resolve())),
    refused: new Promise((resolve) => provider.on('closed', ({ code }: { code: number }) => resolve(code))),
    addTouchpoint(id, label) {
      doc.transact(() => {
        const touchpoint = new YMap<unknown>();
        touchpoint.set('label', label);
        touchpoint.set('position', [10, 20]);
        doc.getMap('touchpoints').set(id, touchpoint);
      });
    },
    labels() {
      const entries = [...doc.getMap('touchpoints').entries()];
      return Object.fromEntries(entries.map(([id, value]) => [id, String((value as YMap<unknown>).get('label'))]));
    },
  };
}
