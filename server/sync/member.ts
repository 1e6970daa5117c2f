import type { Grant } from '@/lib/protocol/keys';

/** A client of a room, as the room sees it. Calls after the end of its socket do nothing. */
export interface Member {
  /** What its ticket lets it do, and the state of the links when it was given. */
  readonly grant: Grant;
  send(frame: Uint8Array): void;
  /** Presence may be left out when the client is slow to read. */
  sendPresence(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Asks whether the client still answers; ends its socket soon if not. */
  probe(): void;
}
