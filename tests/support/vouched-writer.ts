import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { Doc, Map as YMap } from 'yjs';
import { connectRaw, type RawClient, syncFrame } from './raw-client';

/** An edit that the server has acknowledged: the touchpoint with this id has this label. */
export type Vouched = readonly [id: string, label: string];

export interface VouchedWriter {
  readonly doc: Doc;
  /** Adds a touchpoint; `id` must be new. */
  write(id: string): void;
  /** The edits that were echoed byte for byte since the last call. */
  takeVouched(): Vouched[];
  close(): void;
}

/** Notes what is sent, and vouches for what comes back as the same bytes. */
class Receipts {
  readonly #sent = new Map<string, Vouched>();
  #vouched: Vouched[] = [];

  sent(update: Uint8Array, edit: Vouched): void {
    this.#sent.set(hex(update), edit);
  }

  heard(update: Uint8Array): void {
    const edit = this.#sent.get(hex(update));
    if (!edit) return;
    this.#sent.delete(hex(update));
    this.#vouched.push(edit);
  }

  take(): Vouched[] {
    return this.#vouched.splice(0);
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Adds a touchpoint and notes the update that says so. */
function addTouchpoint(doc: Doc, id: string, receipts: Receipts): Uint8Array {
  const label = `${id} ${doc.clientID}`;
  let made: Uint8Array = new Uint8Array();
  doc.once('update', (update: Uint8Array) => {
    made = update;
    receipts.sent(update, [id, label]);
  });
  doc.transact(() => {
    const touchpoint = new YMap<unknown>();
    touchpoint.set('label', label);
    doc.getMap('touchpoints').set(id, touchpoint);
  });
  return made;
}

/** A writer that speaks the protocol by itself, on one socket; it does not come back. */
export async function rawWriter(address: string): Promise<VouchedWriter & { isOpen(): boolean }> {
  const doc = new Doc();
  const receipts = new Receipts();
  const client: RawClient = await connectRaw(address);
  client.socket.on('message', () => {
    for (const { type, step, bytes } of client.frames.splice(0)) if (type === 0 && step === 2) receipts.heard(bytes);
  });
  return {
    doc,
    write: (id) => client.send(syncFrame(2, addTouchpoint(doc, id, receipts))),
    takeVouched: () => receipts.take(),
    isOpen: () => client.socket.readyState === WebSocket.OPEN,
    close: () => client.socket.terminate(),
  };
}

/** A writer made of y-websocket's own provider, which comes back by itself after a cut. */
export function providerWriter(
  ws: string,
  mapId: string,
  ticket: string,
): VouchedWriter & { isSynced(): boolean; reconnect(): void; state(): string } {
  const doc = new Doc();
  const receipts = new Receipts();
  /** Overhears what its provider is told. */
  class Overheard extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols);
      this.on('message', (data: Uint8Array) => {
        const bytes = new Uint8Array(data);
        // A sync message, an update: its length follows, then its bytes.
        if (bytes[0] !== 0 || bytes[1] !== 2) return;
        let start = 2;
        while (((bytes[start] ?? 0) & 0x80) !== 0) start += 1;
        receipts.heard(bytes.subarray(start + 1));
      });
    }
  }
  const provider = new WebsocketProvider(`${ws}/sync`, mapId, doc, {
    params: { ticket },
    WebSocketPolyfill: Overheard as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  });
  let givenUp = '';
  provider.on('closed', ({ code, reason }) => {
    givenUp = `sent away for good: ${code} ${reason}`;
  });
  return {
    doc,
    /** For the one who looks why it is not synced. */
    state: () => givenUp || (provider.synced && provider.wsconnected ? 'synced' : 'not synced'),
    write: (id) => void addTouchpoint(doc, id, receipts),
    takeVouched: () => receipts.take(),
    isSynced: () => provider.synced && provider.wsconnected,
    reconnect: () => provider.connect(),
    close() {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}
