import type { LogRow } from '../storage/storage';
import type { PresenceEntry } from '../sync/frames';

/** Something about a map that every process with sockets in it has to act on. */
export type MapEvent =
  | { readonly kind: 'deleted' }
  /** Links were renewed: sockets that came by older ones have to go. */
  | { readonly kind: 'keys-renewed' };

/** A row, or its number alone when it is too large to be told. */
export interface ToldRow {
  readonly seq: number;
  readonly update: Uint8Array | null;
}

/** What a process hears of a map that it has open, from the other processes. */
export interface FanoutListener {
  /** Rows that another process has stored. They may come out of order, twice or never: the storage is the authority. */
  rows(rows: readonly ToldRow[]): void;
  /** What clients of another process show; its newest word on each of them. `whole`: it has no others. */
  presence(process: string, entries: readonly PresenceEntry[], whole: boolean): void;
  /** Another process has just opened the map: it needs to hear what our clients show. */
  newcomer(): void;
  /** A process has ended, or has not been heard of for long: its clients are gone. */
  processGone(process: string): void;
  /** A client of another process claims this id: does ours still answer? */
  probe(client: number): void;
  event(event: MapEvent): void;
  /** Something may have been missed: look into the storage. */
  gap(): void;
}

/** One map, as a process tells the others of it. No call throws or waits: what can't be told is found in the storage. */
export interface FanoutChannel {
  rows(rows: readonly LogRow[]): void;
  /** `whole`: this process has no other clients that show something. */
  presence(entries: readonly PresenceEntry[], whole: boolean): void;
  probe(client: number): void;
  event(event: MapEvent): void;
  /** How many other processes have the map open; null when that can't be known now. */
  others(): Promise<number | null>;
  close(): void;
}

/** How processes that serve the same maps hear of each other. A single process has none. */
export interface Fanout {
  /** Whether the others are heard now; while they are not, all there is to know is in the storage. */
  readonly connected: boolean;
  /** Begins to hear of a map; settles when nothing that is said from now on is missed, or when that can't be had now. */
  open(mapId: string, listener: FanoutListener): Promise<FanoutChannel>;
  /** Tells of a map that this process need not have open. */
  announce(mapId: string, event: MapEvent): void;
  /** Resolves when the others can be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How a room is told of, and tells, the other processes that have its map open. */
export interface RoomLink {
  /** Rows of ours were stored. */
  stored(rows: readonly LogRow[]): void;
  presence(entries: readonly PresenceEntry[]): void;
  probe(client: number): void;
  /** Every row up to this number is in the document: what a snapshot may stand for. */
  covered(): number;
  /** How many other processes have the map open; null when that can't be known now. */
  others(): Promise<number | null>;
  close(): void;
}

/** What a room offers its link. Calls do nothing after the room has ended. */
export interface LinkedRoom {
  /** Rows of other processes, in order; what the document has already may be among them. */
  takeRows(updates: readonly Uint8Array[]): void;
  takePresence(process: string, entries: readonly PresenceEntry[]): void;
  /** Of this process's clients only these are still there. */
  keepPresence(process: string, clients: ReadonlySet<number>): void;
  /** What this room's own clients show. */
  ownPresence(): readonly PresenceEntry[];
  probe(client: number): void;
  takeEvent(event: MapEvent): void;
  /** The storage can't be followed: every socket is told to come back, and the map is opened anew. */
  abandon(error: unknown): void;
}
