import { applyUpdate, type Doc, encodeStateVector, mergeUpdates } from 'yjs';
import { CLOSE } from '@/lib/protocol/close-codes';
import { StorageError } from '../storage/storage';
import { encodeDocument, pendingSize } from './encode-document';
import { step1Frame, step2Frame, updateFrame } from './frames';
import { inspectUpdate } from './inspect-update';
import { type LogState, MapLog, type MapLogContext } from './map-log';
import type { Member } from './member';
import { RoomPresence } from './room-presence';

export interface RoomContext extends MapLogContext {
  /** The room can't go on: its document may hold what is not stored. It has closed its members' sockets already. */
  readonly onFailure: (room: Room) => void;
}

export interface LoadedDocument extends LogState {
  readonly doc: Doc;
}

/** Why an update was turned away, for the caller to answer; null when it was taken. */
export type Refusal = { readonly code: number; readonly reason: string };

/**
 * One map that is open: its document, who is in it, and the order of things. An update is judged, applied, stored, and
 * only then handed to anybody, its sender included. Whoever reads the document in between waits for the same commit, so
 * that nothing is ever shown that a power cut could take back.
 */
export class Room {
  readonly id: string;
  readonly presence = new RoomPresence();
  readonly #doc: Doc;
  readonly #context: RoomContext;
  readonly #members = new Set<Member>();
  /** Settles when all that was taken so far is stored and handed out. */
  #tail: Promise<void> = Promise.resolve();
  #failed = false;
  #emitted: Uint8Array[] = [];
  readonly #log: MapLog;

  constructor(id: string, loaded: LoadedDocument, context: RoomContext) {
    this.id = id;
    this.#doc = loaded.doc;
    this.#log = new MapLog(id, loaded.doc, loaded, context);
    this.#context = context;
    this.#doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
  }

  get size(): number {
    return this.#members.size;
  }

  /** Lets a member in: it is asked for what it has and told who is here. */
  join(member: Member): void {
    if (this.#failed) {
      member.close(CLOSE.comeBack, 'the map is being opened again; come back');
      return;
    }
    this.#members.add(member);
    this.#askWhatItHas(member);
    const present = this.presence.all();
    if (present) member.send(present);
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    const news = this.presence.leave(member);
    if (news) this.#tellPresence(news, member);
  }

  receivePresence(member: Member, bytes: Uint8Array): void {
    const news = this.presence.receive(member, bytes);
    if (news) this.#tellPresence(news, member);
  }

  /** Sends a member what it lacks, once all of that is stored. Throws when the state vector can't be read. */
  answerStep1(member: Member, stateVector: Uint8Array): void {
    const frame = step2Frame(encodeDocument(this.#doc, stateVector));
    this.#afterStored(() => member.send(frame));
  }

  /**
   * Takes an update from a member who may write. It is echoed to its sender byte for byte once it is stored, in the
   * order of arrival; an empty one is not.
   */
  receive(member: Member, update: Uint8Array, mayWaitForGap: () => boolean): Refusal | null {
    const found = inspectUpdate(update, this.#doc);
    if (!found.ok) return { code: CLOSE.badFrame, reason: found.fault };
    if (found.empty) return null;
    const echo = updateFrame(update);
    if (!found.changes) {
      this.#afterStored(() => member.send(echo));
      return null;
    }
    if (this.#log.isFullWith(update.length)) return { code: CLOSE.tooLarge, reason: 'the map is full' };
    if (found.gapped) {
      if (pendingSize(this.#doc) + update.length > this.#context.limits.pendingBytes || !mayWaitForGap()) {
        return { code: CLOSE.badFrame, reason: 'too many updates that build on missing ones' };
      }
      this.#askWhatItHas(member);
    }
    const waiting = pendingSize(this.#doc);
    const change = this.#apply(update, member);
    if (change === 'failed') return null;
    // What has to wait is in no change yet: the whole is stored, and the others get what could be put in.
    const waits = change === null || found.gapped || pendingSize(this.#doc) > waiting;
    // The very bytes go on, unless most of them are known: a client that comes back lists every deletion there ever was.
    const row = waits || update.length < 2 * change.length ? update : change;
    const news = waits ? change : row;
    this.#commit(row, () => {
      if (news) this.#tell(news, member);
      member.send(echo);
    });
    return null;
  }

  /** What an update of someone who may only look amounts to. */
  judge(update: Uint8Array): 'bad' | 'harmless' | 'change' {
    const found = inspectUpdate(update, this.#doc);
    if (!found.ok) return 'bad';
    return found.changes ? 'change' : 'harmless';
  }

  /** Makes a change of the server's own; settles when it is stored and handed out. Rejects when it may not be. */
  change(edit: (doc: Doc) => void): Promise<void> {
    this.#emitted = [];
    this.#doc.transact(() => edit(this.#doc));
    const change = this.#takeEmitted();
    if (change) this.#commit(change, () => this.#tell(change, null));
    return this.settled();
  }

  /** Reads the document; settles when all that was read is stored. */
  async read<T>(reader: (doc: Doc) => T): Promise<T> {
    const value = reader(this.#doc);
    await this.settled();
    return value;
  }

  /** True when `bytes` more would be too much. */
  isFullWith(bytes: number): boolean {
    return this.#log.isFullWith(bytes);
  }

  /** Settles when all that was taken so far is stored; rejects when that failed. */
  async settled(): Promise<void> {
    await this.#tail;
    if (this.#failed) throw new StorageError('The last changes of this map could not be stored.', 'ROOM_FAILED');
  }

  closeAll(code: number, reason: string): void {
    for (const member of [...this.#members]) member.close(code, reason);
  }

  closeWhere(test: (member: Member) => boolean, code: number, reason: string): void {
    for (const member of [...this.#members]) if (test(member)) member.close(code, reason);
  }

  /** Frees the memory; nobody may use it any more. */
  destroy(): void {
    this.#doc.destroy();
  }

  /** Folds the log into a snapshot, unless there is none or the room has failed. Never rejects. */
  async compact(): Promise<void> {
    if (!this.#failed) await this.#log.compact(() => this.settled());
  }

  /** The answer to step 1 counts as stored with its sender: it may only be asked for what is not under way. */
  #askWhatItHas(member: Member): void {
    const frame = step1Frame(encodeStateVector(this.#doc));
    this.#afterStored(() => member.send(frame));
  }

  #apply(update: Uint8Array, member: Member): Uint8Array | null | 'failed' {
    this.#emitted = [];
    try {
      applyUpdate(this.#doc, update);
    } catch (error) {
      // Inspection should have refused it. The document may be half changed: nobody may see it any more.
      member.close(CLOSE.badFrame, 'an update that can’t be applied');
      this.#fail(error);
      return 'failed';
    }
    return this.#takeEmitted();
  }

  #takeEmitted(): Uint8Array | null {
    const emitted = this.#emitted;
    this.#emitted = [];
    return emitted.length > 1 ? mergeUpdates(emitted) : (emitted[0] ?? null);
  }

  #commit(row: Uint8Array, handOut: () => void): void {
    const stored = this.#log.append(row);
    // A failure is met in the chain below, which may still be busy with an earlier one.
    stored.catch(() => undefined);
    this.#tail = this.#tail
      .then(() => stored)
      .then(
        () => this.#handOut(handOut),
        (error) => this.#fail(error),
      );
    if (this.#log.isCompactionDue()) void this.compact();
  }

  #afterStored(task: () => void): void {
    this.#tail = this.#tail.then(() => this.#handOut(task));
  }

  #handOut(task: () => void): void {
    if (!this.#failed) task();
  }

  #fail(error: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    const { log, metrics, onFailure } = this.#context;
    metrics.storageFailed();
    log.error(
      { map: this.id, error: String(error) },
      'an update was not stored and not acknowledged; its map is closed',
    );
    this.closeAll(CLOSE.comeBack, 'the last changes could not be stored; come back');
    onFailure(this);
  }

  #tell(update: Uint8Array, except: Member | null): void {
    const frame = updateFrame(update);
    for (const member of this.#members) if (member !== except) member.send(frame);
  }

  #tellPresence(frame: Uint8Array, except: Member): void {
    for (const member of this.#members) if (member !== except) member.sendPresence(frame);
  }
}
