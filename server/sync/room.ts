import type { Doc } from 'yjs';
import { readSchema } from '@/lib/document/roots';
import { CLOSE } from '@/lib/protocol/close-codes';
import type { LinkedRoom, MapEvent, RoomLink } from '../fanout/fanout';
import { failureReason } from '../storage/failure-words';
import { StorageError } from '../storage/storage';
import type { PresenceEntry } from './frames';
import { HandOut } from './hand-out';
import { inspectUpdate } from './inspect-update';
import { LargeLane } from './large-lane';
import { type LogState, MapLog, type MapLogContext } from './map-log';
import type { Member } from './member';
import { RoomCrowd } from './room-crowd';
import type { RoomDocument } from './room-document';
import { takeLarge } from './take-large';
import { BrokenDocument, type Incoming, type Intake, takeUpdates } from './take-updates';
import type { Turns } from './turns';
import { UNREADABLE, UnreadableMap } from './unreadable-map';
import { syncWire } from './wire';

const STEP_1 = 0;
const UPDATE = 2;

export interface RoomContext extends MapLogContext {
  /** The room can't go on: its document may hold what is not stored. It has closed its members' sockets already. */
  readonly onFailure: (room: Room) => void;
  /** Something of the map was stored. */
  readonly onStored: (room: Room) => void;
  /** Something about the map was said by another process. */
  readonly onEvent: (room: Room, event: MapEvent) => void;
  /** Where large updates are taken, of all rooms one after the other. */
  readonly turns: Turns;
  /** Has the room take what it has been sent, at the end of this turn of the process. */
  readonly schedule: (room: Room) => void;
}

export interface LoadedDocument extends LogState {
  readonly document: RoomDocument;
}

/**
 * One map that is open: its document, who is in it, and the order of things. Updates are judged, applied, stored, and
 * only then handed to anybody, their senders included; all that arrive in one turn of the process are taken together.
 * Whoever reads the document in between waits for the same commit, so that nothing is ever shown that a power cut could
 * take back.
 */
export class Room implements LinkedRoom {
  readonly id: string;
  /** Nobody may write: a newer program has shaped the document, and this one does not know what it would break. */
  isReadOnly = false;
  readonly #document: RoomDocument;
  readonly #log: MapLog;
  readonly #context: RoomContext;
  readonly #crowd: RoomCrowd;
  readonly #lane: LargeLane;
  #link: RoomLink | null = null;
  #inbox: Incoming[] = [];
  /** Settles when all that was taken so far is stored and handed out. */
  #tail: Promise<void> = Promise.resolve();
  #failed = false;
  #failure: unknown = null;
  #lastChange = performance.now();

  constructor(id: string, loaded: LoadedDocument, context: RoomContext) {
    this.id = id;
    this.#document = loaded.document;
    this.#log = new MapLog(id, loaded.document, loaded, context);
    this.#context = context;
    this.#crowd = new RoomCrowd({ limits: context.limits, metrics: context.metrics, link: () => this.#link });
    this.#lane = new LargeLane(context.limits.turnBytes, (incoming) => this.#takeLarge(incoming));
  }

  get size(): number {
    return this.#crowd.members.size;
  }

  /** Schema number of the document; null while it is held encoded. */
  get schema(): number | null {
    return this.#document.isLive ? readSchema(this.#document.doc) : null;
  }

  /** The room is one of several processes': hears of the others through `link` from now on. */
  follow(link: RoomLink): void {
    this.#link = link;
    this.#log.follow(() => link.covered());
  }

  /** How many other processes have the map open: 0 for a single one, null when that can't be known now. */
  async others(): Promise<number | null> {
    return this.#link ? this.#link.others() : 0;
  }

  /** Lets a member in: it is asked for what it has and told who is here. */
  join(member: Member): void {
    if (this.#failed) {
      member.close(CLOSE.comeBack, 'the map is being opened again; come back');
      return;
    }
    this.#crowd.join(member);
    this.#ask([member]);
  }

  leave(member: Member): void {
    this.#crowd.leave(member);
  }

  /** Throws when the message can't be read. */
  receivePresence(member: Member, bytes: Uint8Array): void {
    this.#crowd.receive(member, bytes);
  }

  /** Tells a member who is here, as it has asked. */
  tellPresence(member: Member): void {
    this.#crowd.tellAll(member);
  }

  /** Sends a member what it lacks, once all of that is stored. Throws when the state vector can't be read. */
  answerStep1(member: Member, stateVector: Uint8Array): void {
    if (this.#lane.whole) {
      this.#later(() => {
        try {
          this.answerStep1(member, stateVector);
        } catch {
          member.close(CLOSE.badFrame, 'a list of what you have that can’t be read');
        }
      });
      return;
    }
    this.take();
    const wire = [this.#document.answer(stateVector)];
    this.#afterStored(() => member.write(wire));
  }

  /**
   * Takes an update from a member who may write. It is echoed to its sender byte for byte once it is stored, in the
   * order of arrival; an empty one is not.
   */
  receive(member: Member, update: Uint8Array): void {
    this.#receive({ member, update });
  }

  /** What an update of someone who may only look amounts to. */
  judge(update: Uint8Array): 'bad' | 'harmless' | 'change' {
    if (isEmptyUpdate(update)) return 'harmless';
    this.take();
    const found = inspectUpdate(update, this.#document.doc);
    if (!found.ok) return 'bad';
    return found.changes ? 'change' : 'harmless';
  }

  /** Takes what has been sent so far. */
  take(): void {
    const inbox = this.#inbox;
    if (inbox.length === 0) return;
    this.#inbox = [];
    if (this.#failed) return;
    const intake = this.#intake();
    try {
      takeUpdates(inbox, intake);
    } catch (error) {
      this.#break(error);
      return;
    }
    this.#finish(intake);
  }

  /** Stores an update that was made here, and hands it out; settles when that is done. Rejects when it may not be. */
  put(update: Uint8Array): Promise<void> {
    this.#receive({ member: null, update, own: true });
    this.take();
    return this.settled();
  }

  /** Makes a change of the server's own; settles when it is stored and handed out. Rejects when it may not be. */
  async change(edit: (doc: Doc) => void): Promise<void> {
    await this.#isWhole();
    this.take();
    const change = this.#document.change(edit);
    if (change) {
      const handOut = new HandOut();
      handOut.toAll(syncWire(UPDATE, change));
      this.#commit([change], handOut);
    }
    return this.settled();
  }

  /** Reads the document; settles when all that was read is stored. */
  async read<T>(reader: (doc: Doc) => T): Promise<T> {
    await this.#isWhole();
    this.take();
    const value = reader(this.#document.doc);
    await this.settled();
    return value;
  }

  /** The whole document, encoded; settles when all of it is stored. */
  async encoded(): Promise<Uint8Array> {
    await this.#isWhole();
    this.take();
    const encoded = this.#document.encode();
    await this.settled();
    return encoded;
  }

  /** True when `bytes` more would be too much. */
  isFullWith(bytes: number): boolean {
    return this.#log.isFullWith(bytes);
  }

  /** Settles when all that was taken so far is stored; rejects when that failed. */
  async settled(): Promise<void> {
    await this.#isWhole();
    await this.#tail;
    if (!this.#failed) return;
    const code = this.#failure instanceof StorageError ? this.#failure.code : 'ROOM_FAILED';
    throw new StorageError('The last changes of this map could not be stored.', code);
  }

  closeAll(code: number, reason: string): void {
    this.closeWhere(() => true, code, reason);
  }

  /** Frees what a map that nobody edits does not need. `now` as of `performance.now()`. */
  rest(now: number): void {
    const { releaseSeconds, releaseBytes } = this.#context.limits;
    const isQuiet = this.#inbox.length === 0 && !this.#lane.whole && now - this.#lastChange >= releaseSeconds * 1000;
    if (isQuiet && this.#document.isLive && this.#log.roughSize <= releaseBytes) this.#document.release();
  }

  closeWhere(test: (member: Member) => boolean, code: number, reason: string): void {
    this.#crowd.closeWhere(test, code, reason);
  }

  /** Frees the memory; nobody may use it any more. */
  destroy(): void {
    this.#failed = true;
    this.#crowd.end();
    this.#lane.end();
    this.#link?.close();
    this.#document.destroy();
  }

  /** Folds the log into a snapshot, unless there is none or the room has failed. Never rejects. */
  async compact(): Promise<void> {
    await this.#isWhole();
    this.take();
    if (!this.#failed) await this.#log.compact(() => this.settled());
  }

  takeRows(updates: readonly Uint8Array[]): void {
    if (this.#failed) return;
    this.#log.takeForeign(updates);
    for (const update of updates) this.#receive({ member: null, update });
  }

  takePresence(process: string, entries: readonly PresenceEntry[]): void {
    this.#crowd.takeRemote(process, entries);
  }

  keepPresence(process: string, clients: ReadonlySet<number>): void {
    this.#crowd.keepRemote(process, clients);
  }

  ownPresence(): readonly PresenceEntry[] {
    return this.#crowd.own();
  }

  probe(client: number): void {
    this.#crowd.probe(client);
  }

  takeEvent(event: MapEvent): void {
    this.#context.onEvent(this, event);
  }

  abandon(error: unknown): void {
    this.#fail(error);
  }

  #receive(incoming: Incoming): void {
    if (this.#failed || isEmptyUpdate(incoming.update)) return;
    if (this.#lane.isFor(incoming)) {
      this.#lane.push(incoming);
      return;
    }
    this.#inbox.push(incoming);
    if (this.#inbox.length === 1) this.#context.schedule(this);
  }

  /** Small updates of others come in between. Never rejects. */
  async #takeLarge(incoming: Incoming): Promise<void> {
    if (this.#failed) return;
    const intake = this.#intake();
    try {
      this.take();
      await this.#context.turns.run(takeLarge(incoming, intake));
    } catch (error) {
      this.#break(error);
    }
    if (!this.#failed) this.#finish(intake);
  }

  /** Settles when no large update is being put in. */
  async #isWhole(): Promise<void> {
    while (this.#lane.whole) await this.#lane.whole;
  }

  /** Does something when the document is whole. */
  #later(task: () => void): void {
    void this.#lane.whole?.then(task);
  }

  #intake(): Intake {
    const { limits } = this.#context;
    const isOver = (): boolean => this.#failed;
    return {
      document: this.#document,
      log: this.#log,
      limits,
      rows: [],
      handOut: new HandOut(),
      ask: new Set(),
      isOver,
    };
  }

  #finish({ rows, handOut, ask }: Intake): void {
    this.#commit(rows, handOut);
    if (ask.size > 0) this.#ask(ask);
  }

  /** Inspection should have refused it. The document may be half changed: nobody may see it any more. */
  #break(error: unknown): void {
    if (error instanceof BrokenDocument) error.culprit?.close(CLOSE.badFrame, 'an update that can’t be applied');
    this.#fail(error);
  }

  /** The answer to step 1 counts as stored with its sender: it may only be asked for what is not under way. */
  #ask(members: Iterable<Member>): void {
    if (this.#lane.whole) {
      this.#later(() => this.#ask(members));
      return;
    }
    this.take();
    const wire = [syncWire(STEP_1, this.#document.stateVector())];
    this.#afterStored(() => {
      for (const member of members) member.write(wire);
    });
  }

  #commit(rows: readonly Uint8Array[], handOut: HandOut): void {
    const deliver = (): void => handOut.deliver(this.#crowd.members);
    if (rows.length === 0) {
      if (!handOut.isEmpty) this.#afterStored(deliver);
      return;
    }
    this.#lastChange = performance.now();
    const stored = this.#log.append(rows);
    // A failure is met in the chain below, which may still be busy with an earlier one.
    stored.catch(() => undefined);
    this.#tail = this.#tail
      .then(() => stored)
      .then(
        (numbered) => {
          if (this.#failed) return;
          this.#link?.stored(numbered);
          deliver();
          this.#context.onStored(this);
        },
        (error) => this.#fail(error),
      );
    if (this.#log.isCompactionDue()) void this.compact();
  }

  #afterStored(task: () => void): void {
    this.#tail = this.#tail.then(() => {
      if (!this.#failed) task();
    });
  }

  #fail(error: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#failure = error;
    const { log, metrics, onFailure } = this.#context;
    metrics.storageFailed();
    log.error(
      { map: this.id, error: String(error) },
      'an update was not stored and not acknowledged; its map is closed',
    );
    if (error instanceof UnreadableMap) this.closeAll(CLOSE.unreadable, UNREADABLE);
    else this.closeAll(CLOSE.comeBack, failureReason(error));
    this.#crowd.end();
    this.#lane.end();
    this.#link?.close();
    onFailure(this);
  }
}

function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
