import type { Limits } from '@/lib/protocol/limits';
import { crowd } from './crowd';
import type { TargetKind } from './dialect';
import { flatOut } from './flat-out';
import { joinLarge, rush } from './join';
import { manyMaps } from './many-maps';
import { idleMaps, idleSockets } from './memory';
import type { Outcome } from './outcome';
import { saved } from './saved';
import type { Target } from './target';
import { twoPeople } from './two-people';

export interface Scenario {
  readonly run: (target: Target) => Promise<Outcome>;
  /** Left out for servers that it says nothing of. */
  readonly kinds: readonly TargetKind[];
  /** Limits of ours that are in the way of what is measured. */
  readonly limits?: Partial<Limits>;
}

const ALL: readonly TargetKind[] = ['y-websocket', 'hocuspocus', 'throughline', 'echo'];
const SERVERS: readonly TargetKind[] = ['y-websocket', 'hocuspocus', 'throughline'];

/** All that can be measured, by name, in the order of the table. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'two-people': { run: (target) => twoPeople(target), kinds: ALL },
  saved: { run: saved, kinds: SERVERS },
  // One person's share of this is more than any hand types.
  'flat-out': { run: flatOut, kinds: ALL, limits: { messagesPerSecond: 1_000_000, messagesBurst: 1_000_000 } },
  'crowd-100': { run: (target) => crowd(target, 100, 20), kinds: ALL },
  'crowd-300': { run: (target) => crowd(target, 300, 60), kinds: ALL },
  'crowd-500': { run: (target) => crowd(target, 500, 100), kinds: ALL },
  'many-maps': { run: manyMaps, kinds: ALL },
  join: { run: joinLarge, kinds: ALL },
  rush: { run: rush, kinds: ALL },
  'idle-maps': { run: idleMaps, kinds: SERVERS },
  'idle-sockets': { run: idleSockets, kinds: SERVERS },
};
