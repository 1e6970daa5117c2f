import { migrateDocument } from '@/lib/document/migrate-document';
import { listRemoved, purgeRemoved } from '@/lib/document/purge';
import { DOCUMENT_SCHEMA, readSchema } from '@/lib/document/roots';
import { setSchema } from '@/lib/document/set-schema';
import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Storage } from '../storage/storage';
import type { Room } from '../sync/room';
import { decodeUpkeep, encodeUpkeep, UPKEEP_NOTE, type UpkeepNote } from './upkeep-note';

export interface UpkeepOptions {
  readonly storage: Storage;
  readonly log: Log;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const HOUR = 60 * 60 * 1000;

/**
 * What the server does to a document by itself, as changes like any other: it brings it up to date before anybody joins,
 * and drops what was removed long ago while nobody is there. One process at a time does so.
 */
export class MapUpkeep {
  readonly #options: UpkeepOptions;
  /** Rooms in which something was stored since they were looked at. */
  readonly #edited = new WeakSet<Room>();
  /** How many changes are being made from what is stored, by map: nothing may be dropped in between. */
  readonly #held = new Map<string, number>();

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** A map was just made, by this program. Never rejects: without the note it is looked into when it is first opened. */
  async created(mapId: string): Promise<void> {
    const note = encodeUpkeep({ schema: DOCUMENT_SCHEMA, removed: new Map() });
    await this.#options.storage.setNote(mapId, UPKEEP_NOTE, note).catch(() => undefined);
  }

  /** Nothing of a map is dropped while `task` goes on. */
  async holdOff<T>(mapId: string, task: () => Promise<T>): Promise<T> {
    this.#held.set(mapId, (this.#held.get(mapId) ?? 0) + 1);
    try {
      return await task();
    } finally {
      const left = (this.#held.get(mapId) ?? 1) - 1;
      if (left > 0) this.#held.set(mapId, left);
      else this.#held.delete(mapId);
    }
  }

  /** The map was loaded, and nobody is in it yet. */
  async opened(room: Room): Promise<void> {
    const note = await this.#note(room);
    if ((note?.schema ?? 0) > DOCUMENT_SCHEMA) {
      room.isReadOnly = true;
      return;
    }
    // A map that is held encoded stays so: it is only looked into where the note says that there is something to do.
    if (note?.schema !== DOCUMENT_SCHEMA) await this.#locked(room, () => this.#migrate(room));
    if (!room.isReadOnly && note && this.#due(note).size > 0) await this.#locked(room, () => this.#purge(room));
  }

  /** Something of the map was stored. */
  stored(room: Room): void {
    this.#edited.add(room);
    const { schema } = room;
    if (schema !== null && schema !== DOCUMENT_SCHEMA && !room.isReadOnly) void this.#putRight(room);
  }

  /** Nobody has been in the map for a while. */
  async emptied(room: Room): Promise<void> {
    if (room.isReadOnly) return;
    if (!this.#edited.has(room) && this.#due(await this.#note(room)).size === 0) return;
    this.#edited.delete(room);
    await this.#locked(room, () => this.#purge(room));
  }

  async #migrate(room: Room): Promise<void> {
    const found = await room.read(readSchema);
    const note = await this.#note(room);
    if (found > DOCUMENT_SCHEMA && !note) {
      room.isReadOnly = true;
      return;
    }
    await room.change(migrateDocument);
    await this.#write(room, { schema: DOCUMENT_SCHEMA, removed: note?.removed ?? new Map() });
  }

  /** A client has written a schema number, which is for servers alone. */
  async #putRight(room: Room): Promise<void> {
    try {
      const note = await this.#note(room);
      if ((note?.schema ?? DOCUMENT_SCHEMA) > DOCUMENT_SCHEMA) room.isReadOnly = true;
      else await room.change((doc) => setSchema(doc, DOCUMENT_SCHEMA));
    } catch (error) {
      this.#options.log.warn({ map: room.id, error: String(error) }, 'a schema number could not be put right');
    }
  }

  async #purge(room: Room): Promise<void> {
    const { now, log } = this.#options;
    const note = await this.#note(room);
    const removed = new Map<string, number>();
    for (const { mark } of await room.read(listRemoved)) removed.set(mark, note?.removed.get(mark) ?? now());
    const due = this.#due({ schema: DOCUMENT_SCHEMA, removed });
    if (due.size > 0 && (await room.others()) === 0) {
      let count = 0;
      await room.change((doc) => {
        if (room.size === 0 && !this.#held.has(room.id)) count = purgeRemoved(doc, ({ mark }) => due.has(mark));
      });
      if (count > 0) for (const mark of due) removed.delete(mark);
      log.info({ map: room.id, count }, 'what was removed long ago has been dropped');
    }
    if (!sameRemovals(note, removed)) await this.#write(room, { schema: DOCUMENT_SCHEMA, removed });
  }

  #due(note: UpkeepNote | null): Set<string> {
    const { now, limits } = this.#options;
    const before = now() - limits.removedHours * HOUR;
    return new Set([...(note?.removed ?? [])].flatMap(([mark, since]) => (since <= before ? [mark] : [])));
  }

  async #locked(room: Room, task: () => Promise<void>): Promise<void> {
    const unlock = await this.#options.storage.tryLock(room.id, 'upkeep');
    if (!unlock) return;
    try {
      await task();
    } finally {
      await unlock();
    }
  }

  async #note(room: Room): Promise<UpkeepNote | null> {
    return decodeUpkeep(await this.#options.storage.note(room.id, UPKEEP_NOTE));
  }

  #write(room: Room, note: UpkeepNote): Promise<void> {
    return this.#options.storage.setNote(room.id, UPKEEP_NOTE, encodeUpkeep(note));
  }
}

function sameRemovals(note: UpkeepNote | null, removed: ReadonlyMap<string, number>): boolean {
  if (note?.removed.size !== removed.size) return false;
  for (const [mark, since] of removed) if (note.removed.get(mark) !== since) return false;
  return true;
}
