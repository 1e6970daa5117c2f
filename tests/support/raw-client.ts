import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { type RawFrame, readRaw } from './raw-frames';

export { type RawFrame, syncFrame } from './raw-frames';

/** A client that says exactly what it is told to, and keeps what it hears. */
export interface RawClient {
  readonly socket: WebSocket;
  readonly frames: RawFrame[];
  /** Settles with the closing code. */
  readonly closed: Promise<number>;
  send(frame: Uint8Array): void;
  /** Settles with the first frame, heard before or after, that fits; rejects after 5 s or when the socket closes. */
  heard(fits: (frame: RawFrame) => boolean): Promise<RawFrame>;
}

/** Connects, and settles when the socket is open. */
export async function connectRaw(address: string, headers: Record<string, string> = {}): Promise<RawClient> {
  const socket = new WebSocket(address, { headers });
  socket.binaryType = 'nodebuffer';
  const frames: RawFrame[] = [];
  const listeners = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    frames.push(readRaw(data));
    for (const listener of listeners) listener();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      resolve(code);
      for (const listener of listeners) listener();
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  return {
    socket,
    frames,
    closed,
    send: (frame) => socket.send(frame),
    heard(fits) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => finish(new Error('not heard within 5 s')), 5000);
        const finish = (result: RawFrame | Error): void => {
          clearTimeout(late);
          listeners.delete(look);
          if (result instanceof Error) reject(result);
          else resolve(result);
        };
        const look = (): void => {
          const found = frames.find(fits);
          if (found) finish(found);
          else if (socket.readyState === WebSocket.CLOSED) finish(new Error('closed before it was heard'));
        };
        listeners.add(look);
        look();
      });
    },
  };
}

/** A presence frame with these entries. */
export function presenceFrame(entries: readonly { client: number; clock: number; state: unknown }[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** The entries of a presence frame. */
export function readPresence(bytes: Uint8Array): { client: number; clock: number; state: unknown }[] {
  const decoder = decoding.createDecoder(bytes);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)) as unknown,
  }));
}
