import type { Duplex } from 'node:stream';
import { CLOSE } from '@/lib/protocol/close-codes';
import { allows, type Grant } from '@/lib/protocol/keys';
import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import type { Backlog } from './backlog';
import { type ClientMessage, deniedFrame, isPresence, presenceFrame, readFrame } from './frames';
import type { Member, Refusal } from './member';
import type { Room } from './room';
import type { SyncSocket } from './sync-socket';
import { TokenBucket } from './token-bucket';
import type { TurnClock } from './turn-clock';
import { toWire } from './wire';

export interface ConnectionOptions {
  readonly socket: SyncSocket;
  /** The connection under the socket, for frames that are made once for many. */
  readonly stream: Duplex;
  readonly room: Room;
  readonly grant: Grant;
  readonly backlog: Backlog;
  readonly clock: TurnClock;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Milliseconds; grows. */
  readonly now: () => number;
  readonly onClose: () => void;
}

/** How long an asked client has for its answer, in milliseconds. */
const PROBE_MS = 3000;
/** How long a closed socket may take to read what is on its way to it. */
const LINGER_MS = 5000;
const VIEW_ONLY = 'This link may look at the map, not change it.';
const TOO_NEW =
  'A newer Throughline has shaped this map, so this server only shows it. Nothing is lost; update the server to go on.';
const NOBODY = [toWire(presenceFrame([]))];

/** One client's socket in a room: reads its frames, holds it to the limits, and writes to it. */
export class Connection implements Member {
  readonly grant: Grant;
  readonly #options: ConnectionOptions;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #presence: TokenBucket;
  readonly #pings: TokenBucket;
  readonly #steps: TokenBucket;
  readonly #gaps: TokenBucket;
  readonly #work: TokenBucket;
  #denied = 0;
  #closing = false;
  #answers = true;
  /** The storage is far behind: nothing is read meanwhile. */
  #paused = false;
  /** For how many reasons nothing is read now. */
  #holds = 0;
  #turn = -1;
  #framesInTurn = 0;
  /** The largest piece sent: one that is larger than the limit for waiting bytes must not close its own reader. */
  #largest = 0;

  constructor(options: ConnectionOptions) {
    const { socket, grant, limits, now } = options;
    this.grant = grant;
    this.#options = options;
    const at = now();
    this.#messages = new TokenBucket(limits.messagesPerSecond, limits.messagesBurst, at);
    this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.bytesBurst, at);
    this.#pings = new TokenBucket(limits.pingsPerSecond, limits.pingsBurst, at);
    this.#presence = new TokenBucket(limits.presencePerSecond, limits.presenceBurst, at);
    this.#steps = new TokenBucket(limits.stepsPerSecond, limits.stepsBurst, at);
    this.#gaps = new TokenBucket(limits.gappedPerSecond, limits.gappedBurst, at);
    this.#work = new TokenBucket(limits.workPerSecond, limits.workBurst, at);
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
    socket.on('ping', (data: Buffer) => this.#pong(data));
    socket.on('pong', () => {
      this.#answers = true;
    });
    socket.on('close', () => {
      this.#closing = true;
      options.room.leave(this);
      options.onClose();
    });
  }

  get isBehind(): boolean {
    return this.#options.stream.writableLength > this.#options.limits.presenceBacklogBytes;
  }

  write(wires: readonly Buffer[]): void {
    const { stream, limits } = this.#options;
    if (this.#closing) return;
    if (stream.writableLength > limits.bufferedBytes + this.#largest) {
      this.#options.metrics.refused('slow-reader');
      this.close(CLOSE.comeBack, 'fell behind; come back');
      return;
    }
    if (wires.length > 1) stream.cork();
    for (const wire of wires) {
      if (wire.length > this.#largest) this.#largest = wire.length;
      stream.write(wire);
    }
    if (wires.length > 1) stream.uncork();
  }

  refuse({ code, reason }: Refusal): void {
    this.#refuse(code, code === CLOSE.tooLarge ? 'map-full' : 'bad-update', reason);
  }

  worked(ms: number): void {
    // What Yjs takes for an update can't be told beforehand; who keeps everybody waiting has to stop.
    if (!this.#work.take(ms, this.#options.now())) this.#refuse(CLOSE.tooFast, 'too-much-work', 'too much work');
  }

  mayWaitForGap(): boolean {
    return this.#gaps.take(1, this.#options.now());
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    const { socket } = this.#options;
    socket.close(code, reason);
    setTimeout(() => socket.terminate(), LINGER_MS).unref();
  }

  /** Ends the socket without a word. */
  cut(): void {
    this.#options.socket.terminate();
  }

  probe(): void {
    // Asked once, it has its time; whoever names it over and over changes nothing.
    if (this.#answers) this.#ask(PROBE_MS);
  }

  /** Says something, since clients give up on a silent server, and ends the socket if the last question had no answer. */
  keepAlive(): void {
    if (this.#closing) return;
    if (!this.#answers && !this.#paused) {
      this.#options.socket.terminate();
      return;
    }
    this.write(NOBODY);
    this.#ask(null);
  }

  #ask(patienceMs: number | null): void {
    if (this.#closing) return;
    this.#answers = false;
    this.#options.socket.ping();
    if (patienceMs === null) return;
    setTimeout(() => {
      if (!this.#answers) this.#options.socket.terminate();
    }, patienceMs).unref();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.#share();
    if (this.#closing) return;
    this.#answers = true;
    if (!isBinary) {
      this.#refuse(CLOSE.badFrame, 'text-frame', 'frames are binary');
      return;
    }
    const began = this.#options.now();
    const presence = isPresence(data);
    const bucket = presence ? this.#presence : this.#messages;
    if (presence && data.length > this.#options.limits.presenceFrameBytes) {
      this.#refuse(CLOSE.tooLarge, 'too-large', 'too much presence in one frame');
      return;
    }
    if (!bucket.take(1, began) || !this.#bytes.take(data.length, began)) {
      this.#refuse(CLOSE.tooFast, 'too-fast', 'too many messages');
      return;
    }
    const message = readFrame(data);
    if (!message) {
      this.#refuse(CLOSE.badFrame, 'bad-frame', 'a frame that can’t be read');
      return;
    }
    try {
      this.#handle(message, began);
    } catch (error) {
      this.#options.log.warn({ ...this.#fields(), error: String(error) }, 'a frame could not be taken');
      this.#refuse(CLOSE.badFrame, 'bad-frame', 'a frame that can’t be read');
    }
  }

  #pong(data: Buffer): void {
    if (this.#closing) return;
    if (!this.#pings.take(1, this.#options.now())) {
      this.#refuse(CLOSE.tooFast, 'too-fast', 'too many pings');
      return;
    }
    this.#options.socket.pong(data);
  }

  #handle(message: ClientMessage, began: number): void {
    const { room, now, limits } = this.#options;
    switch (message.kind) {
      case 'step1':
        if (!this.#steps.take(1, began)) {
          this.#refuse(CLOSE.tooFast, 'too-fast', 'too many requests');
          return;
        }
        if (message.stateVector.length > limits.stateVectorBytes) {
          this.#refuse(CLOSE.tooLarge, 'too-large', 'too long a list of what you have');
          return;
        }
        room.answerStep1(this, message.stateVector);
        this.worked(now() - began);
        return;
      case 'step2':
      case 'update':
        if (allows(this.grant.role, 'edit') && !room.isReadOnly) {
          room.receive(this, message.update);
          this.#waitForStorage();
        } else {
          this.#deny(message.update);
          this.worked(now() - began);
        }
        return;
      case 'presence':
        room.receivePresence(this, message.entries);
        this.worked(now() - began);
        return;
      case 'ask-presence':
        if (this.#steps.take(1, began)) room.tellPresence(this);
        else this.#refuse(CLOSE.tooFast, 'too-fast', 'too many requests');
        return;
      case 'auth':
        return;
    }
  }

  /** Reads no more while the storage is far behind. */
  #waitForStorage(): void {
    const { backlog } = this.#options;
    if (this.#paused || !backlog.isFull) return;
    this.#paused = true;
    this.#hold();
    backlog.whenFree(() => {
      this.#paused = false;
      this.#answers = true;
      this.#goOn();
    });
  }

  /** Who sends much at once is read in turns with everybody else. */
  #share(): void {
    const { clock, limits } = this.#options;
    const { turn } = clock;
    if (turn !== this.#turn) {
      this.#turn = turn;
      this.#framesInTurn = 0;
    }
    this.#framesInTurn += 1;
    if (this.#framesInTurn !== limits.framesPerTurn) return;
    this.#hold();
    setImmediate(() => this.#goOn());
  }

  #hold(): void {
    this.#holds += 1;
    if (this.#holds === 1) this.#options.socket.pause();
  }

  #goOn(): void {
    this.#holds -= 1;
    if (this.#holds === 0) this.#options.socket.resume();
  }

  #deny(update: Uint8Array): void {
    const judged = this.#options.room.judge(update);
    if (judged === 'bad') {
      this.#refuse(CLOSE.badFrame, 'bad-update', 'an update that can’t be read');
      return;
    }
    if (judged === 'harmless') return;
    this.#denied += 1;
    this.#options.metrics.refused('view-only');
    this.write([toWire(deniedFrame(this.#options.room.isReadOnly ? TOO_NEW : VIEW_ONLY))]);
    if (this.#denied >= this.#options.limits.deniedWrites) this.close(CLOSE.notAllowed, 'view only');
  }

  #fields(): object {
    return { socket: this.#options.socket.number, map: this.#options.room.id };
  }

  #refuse(code: number, metric: string, reason: string): void {
    if (this.#closing) return;
    this.#options.log.info({ ...this.#fields(), code, reason: metric }, 'a client is closed');
    this.#options.metrics.refused(metric);
    this.close(code, reason);
  }
}
