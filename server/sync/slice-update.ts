import * as encoding from 'lib0/encoding';
import { type Doc, findIndexSS, getState } from 'yjs';
import { type ClientStructs, type DeletedRange, STEP, type Steps, type Struct, type UpdateParts } from './read-update';

/** A large update in pieces, each an update of its own that needs those before it and what the document has. */
export interface SlicedUpdate {
  readonly slices: readonly Uint8Array[];
  /** All pieces in one update: what of the whole the document did not have. */
  readonly news: Uint8Array;
}

/** Structs, or deleted ones, of one slice: so many take about a millisecond. */
const SLICE = 128;

/** A run of structs of one client, by their indices. */
interface Run {
  readonly client: number;
  readonly from: number;
  to: number;
}

/**
 * Cuts an update that has been judged into slices, in an order in which none waits for a later one; null when the whole
 * needs what neither it nor the document has. In Yjs' V1 encoding a struct's bytes stand for themselves, so nothing is
 * encoded anew.
 */
export function* sliceUpdate(update: Uint8Array, parts: UpdateParts, doc: Doc): Steps<SlicedUpdate | null> {
  const runs = yield* orderRuns(parts, doc);
  if (runs === null) return null;
  const deleted = yield* newDeletions(parts, doc);
  const slices: Uint8Array[] = [];
  for (const run of runs) {
    slices.push(encode(update, parts, [run], []));
    yield;
  }
  for (let start = 0; start < deleted.length; start += SLICE) {
    slices.push(encode(update, parts, [], deleted.slice(start, start + SLICE)));
    yield;
  }
  return { slices, news: encode(update, parts, joinRuns(runs), deleted) };
}

/** Runs of at most a slice, each after all that it builds on; null when something is missing. */
function* orderRuns({ clients }: UpdateParts, doc: Doc): Steps<Run[] | null> {
  const runs: Run[] = [];
  /** The first struct of each client that is in no run yet. */
  const next = new Map<number, number>();
  for (const [client, { structs, start, skips }] of clients) {
    const state = getState(doc.store, client);
    if (skips || start > state) return null;
    next.set(client, indexAt(structs, state));
  }
  const have = (client: number): number => {
    const own = clients.get(client);
    const index = next.get(client);
    if (!own || index === undefined) return getState(doc.store, client);
    return Math.max(getState(doc.store, client), own.structs[index]?.clock ?? own.end);
  };
  const missing = ({ left, right, parent }: Struct): number | null => {
    for (const id of [left, right, typeof parent === 'string' ? null : parent]) {
      if (id && id.clock >= have(id.client)) return id.client;
    }
    return null;
  };
  let looked = 0;
  /** Structs that are in runs, now and when a client was last blocked. */
  let done = 0;
  const blockedAt = new Map<number, number>();
  for (const first of clients.keys()) {
    const waiting = [first];
    while (waiting.length > 0) {
      const client = waiting.at(-1) as number;
      const structs = (clients.get(client) as ClientStructs).structs;
      let index = next.get(client) ?? 0;
      let run: Run | null = null;
      let blocked: number | null = null;
      for (; index < structs.length; index += 1) {
        if (++looked % STEP === 0) yield;
        next.set(client, index);
        blocked = missing(structs[index] as Struct);
        if (blocked !== null) break;
        if (!run || run.to - run.from >= SLICE) {
          run = { client, from: index, to: index };
          runs.push(run);
        }
        run.to = index + 1;
        done += 1;
        next.set(client, index + 1);
      }
      if (blocked === null) waiting.pop();
      else {
        // Blocked twice with nothing done in between: they wait for each other, or for what is not here.
        if (!clients.has(blocked) || blockedAt.get(client) === done) return null;
        blockedAt.set(client, done);
        const before = waiting.indexOf(blocked);
        if (before === -1) waiting.push(blocked);
        // It has gone on as far as it can without one that waits for it, and that may have what it needs now.
        else waiting.length = before + 1;
      }
    }
  }
  return runs;
}

/** Index of the struct that holds `clock`, or the end. */
function indexAt(structs: readonly Struct[], clock: number): number {
  let low = 0;
  let high = structs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle] as Struct;
    if (struct.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ranges that delete something, cut so that each holds few structs of the document. */
function* newDeletions({ deleted }: UpdateParts, doc: Doc): Steps<DeletedRange[]> {
  const ranges: DeletedRange[] = [];
  let looked = 0;
  for (const range of deleted) {
    if (++looked % STEP === 0) yield;
    const { client, clock } = range;
    const end = clock + range.length;
    const state = getState(doc.store, client);
    const structs = doc.store.clients.get(client);
    let from = clock;
    if (structs && clock < state) {
      let held = 0;
      let news = false;
      for (let index = findIndexSS(structs, clock); index < structs.length; index += 1) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= end) break;
        if (++looked % STEP === 0) yield;
        held += 1;
        if (!struct.deleted) news = true;
        const structEnd = Math.min(end, struct.id.clock + struct.length);
        if (held < SLICE && structEnd < Math.min(end, state)) continue;
        if (news) ranges.push({ client, clock: from, length: structEnd - from });
        [from, held, news] = [structEnd, 0, false];
      }
    }
    // What the document does not have comes with this very update, or later.
    if (from < end && end > state) ranges.push({ client, clock: from, length: end - from });
  }
  return ranges;
}

/** Joins what slices have cut: one run for each client, highest first as Yjs' merging of updates takes for granted. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined = new Map<number, Run>();
  for (const { client, from, to } of runs) {
    const before = joined.get(client);
    if (before) before.to = to;
    else joined.set(client, { client, from, to });
  }
  return [...joined.values()].sort((one, other) => other.client - one.client);
}

function encode(
  update: Uint8Array,
  parts: UpdateParts,
  runs: readonly Run[],
  deleted: readonly DeletedRange[],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, runs.length);
    for (const { client, from, to } of runs) {
      const { structs, endAt } = parts.clients.get(client) as ClientStructs;
      const first = structs[from] as Struct;
      encoding.writeVarUint(encoder, to - from);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, first.clock);
      encoding.writeUint8Array(encoder, update.subarray(first.at, structs[to]?.at ?? endAt));
    }
    const clients = new Map<number, DeletedRange[]>();
    for (const range of deleted) {
      const list = clients.get(range.client);
      if (list) list.push(range);
      else clients.set(range.client, [range]);
    }
    encoding.writeVarUint(encoder, clients.size);
    for (const [client, ranges] of clients) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { clock, length } of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, length);
      }
    }
  });
}
