import type { Grant } from '@/lib/protocol/keys';

/** Why something was turned away. */
export interface Refusal {
  /** Of `CLOSE`. */
  readonly code: number;
  readonly reason: string;
}

/** A client of a room, as the room sees it. Calls after the end of its socket do nothing. */
export interface Member {
  /** What its ticket lets it do, and the state of the links when it was given. */
  readonly grant: Grant;
  /** Writes whole WebSocket frames, in order. One that has fallen too far behind is closed instead. */
  write(wires: readonly Buffer[]): void;
  /** True while much waits to be read by the client: presence is then left out. */
  readonly isBehind: boolean;
  close(code: number, reason: string): void;
  /** Something it sent was turned away: its socket is closed. */
  refuse(refusal: Refusal): void;
  /** Work that its updates have caused, in milliseconds; too much in the long run ends its socket. */
  worked(ms: number): void;
  /** Takes one of the few updates it may send that build on missing edits; false when there are none left. */
  mayWaitForGap(): boolean;
  /** Asks whether the client still answers; ends its socket soon if not. */
  probe(): void;
}
