import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { type Dialect, FRAME, type FrameKind, toFrame } from './dialect';

/** A frame of the server; `start` is at the message's kind. The bytes are good during the call only. */
export type OnFrame = (client: LightClient, kind: FrameKind, bytes: Buffer, start: number, end: number) => void;

export interface LightClientOptions {
  readonly port: number;
  readonly path: string;
  readonly dialect: Dialect;
  readonly onFrame?: OnFrame;
  /** A frame longer than this is counted and not handed out: its kind is told by its first bytes. */
  readonly keepBytes?: number;
}

/** All sockets are read into this one: what is read is looked at before the next read. */
const READ = Buffer.alloc(256 * 1024);
const NOTHING = Buffer.alloc(0);
const TEXT_END = '\r\n\r\n';

/**
 * A WebSocket client over a bare TCP socket that costs next to nothing, so that hundreds in one process measure the
 * server and not themselves. It says what it is given, frame and all, and looks at what comes in place.
 */
export class LightClient {
  /** Settles when the server's whole answer to the first step is here. */
  readonly joined: Promise<void>;
  onFrame: OnFrame | null;
  /** Bytes read, and of sync frames alone. */
  received = 0;
  synced = 0;
  closed: string | null = null;
  readonly #socket: Socket;
  readonly #dialect: Dialect;
  readonly #keepBytes: number;
  #rest: Buffer = NOTHING;
  #skip = 0;
  #skipped: FrameKind = FRAME.other;
  #open = false;
  #settle!: { joined(): void; fail(error: Error): void };

  constructor(options: LightClientOptions) {
    const { port, path, dialect } = options;
    this.onFrame = options.onFrame ?? null;
    this.#dialect = dialect;
    this.#keepBytes = options.keepBytes ?? 256 * 1024;
    this.joined = new Promise((joined, fail) => {
      this.#settle = { joined, fail };
    });
    // Whoever does not wait for it looks at `closed`.
    this.joined.catch(() => undefined);
    const onread = { buffer: READ, callback: (count: number, bytes: Uint8Array) => this.#read(bytes as Buffer, count) };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    this.#socket.on('connect', () => {
      const key = randomBytes(16).toString('base64');
      this.#socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}${TEXT_END}`,
      );
    });
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('the socket was cut'));
  }

  /** Writes frames as they are. */
  write(frames: Uint8Array): void {
    this.#socket.write(frames);
  }

  close(): void {
    this.closed ??= 'closed by the bench';
    this.#socket.destroy();
  }

  #end(reason: string): void {
    this.closed ??= reason;
    this.#settle.fail(new Error(`a client of the bench was sent away: ${this.closed}`));
  }

  #read(buffer: Buffer, count: number): boolean {
    this.received += count;
    let at = 0;
    if (this.#skip > 0) {
      at = Math.min(this.#skip, count);
      this.#skip -= at;
      if (this.#skip === 0) this.#endSkipped();
    }
    let bytes = buffer;
    let end = count;
    if (this.#rest.length > 0) {
      bytes = Buffer.concat([this.#rest, buffer.subarray(at, count)]);
      end = bytes.length;
      at = 0;
    }
    at = this.#open ? this.#readFrames(bytes, at, end) : this.#readHead(bytes, at, end);
    this.#rest = at < end ? Buffer.from(bytes.subarray(at, end)) : NOTHING;
    return true;
  }

  #readHead(bytes: Buffer, start: number, end: number): number {
    const text = bytes.toString('latin1', start, end);
    const headEnd = text.indexOf(TEXT_END);
    if (headEnd < 0) return start;
    if (!text.startsWith('HTTP/1.1 101')) {
      this.#end(text.slice(0, text.indexOf('\r\n')));
      this.#socket.destroy();
      return end;
    }
    this.#open = true;
    if (this.#dialect.hello) this.write(this.#dialect.hello);
    else this.#settle.joined();
    return this.#readFrames(bytes, start + headEnd + TEXT_END.length, end);
  }

  /** Hands out all whole frames; returns where the first cut one begins. */
  #readFrames(bytes: Buffer, start: number, end: number): number {
    let at = start;
    while (end - at >= 2) {
      const short = bytes[at + 1] as number;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (end - at < head) return at;
      const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
      const body = at + head;
      if (end - body < length) {
        if (length <= this.#keepBytes || end - body < 256) return at;
        this.#skipped = this.#dialect.kindOf(bytes, body);
        this.#skip = length - (end - body);
        this.#count(this.#skipped, length);
        return end;
      }
      this.#take(bytes, (bytes[at] as number) & 15, body, body + length);
      at = body + length;
    }
    return at;
  }

  #take(bytes: Buffer, code: number, start: number, end: number): void {
    if (code === 2) {
      const kind = this.#dialect.kindOf(bytes, start);
      this.#count(kind, end - start);
      if (kind === FRAME.step1 && this.#dialect.nothingToAdd) this.write(this.#dialect.nothingToAdd);
      else if (kind === FRAME.admitted && this.#dialect.onAdmitted) this.write(this.#dialect.onAdmitted);
      else if (kind === FRAME.step2) this.#settle.joined();
      this.onFrame?.(this, kind, bytes, start + this.#dialect.prefix.length, end);
    } else if (code === 9) {
      const pong = toFrame(NOTHING, bytes.subarray(start, end));
      pong[0] = 0x8a;
      this.write(pong);
    } else if (code === 8) {
      this.closed ??= `code ${end - start > 1 ? bytes.readUInt16BE(start) : 1005}, ${bytes.toString('utf8', start + 2, end)}`;
      this.#socket.end();
    }
  }

  #count(kind: FrameKind, length: number): void {
    if (kind === FRAME.step2 || kind === FRAME.update) this.synced += length;
  }

  #endSkipped(): void {
    if (this.#skipped === FRAME.step2) this.#settle.joined();
  }
}
