import * as decoding from 'lib0/decoding';
import { scanDepth } from '@/lib/exchange/scan-depth';
import { LIMITS } from '@/lib/protocol/limits';

/** A struct of an update, as far as its place in the document goes. */
export interface Struct {
  /** Where its bytes begin in the update. */
  readonly at: number;
  readonly clock: number;
  readonly length: number;
  /** Its content is a shared type: other structs may have it as their parent. */
  readonly isType: boolean;
  /** A top-level type by its name; null for a GC, or where Yjs copies the parent of a neighbour. */
  readonly parent: Id | string | null;
  /** Key within a Y.Map, where the parent is given. */
  readonly key: string | null;
  readonly left: Id | null;
  readonly right: Id | null;
}

export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** The structs that one client contributes: gapless unless `skips`. */
export interface ClientStructs {
  readonly start: number;
  readonly end: number;
  readonly structs: readonly Struct[];
  readonly skips: boolean;
  /** Where the bytes of the last one end. */
  readonly endAt: number;
}

export interface DeletedRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface UpdateParts {
  readonly clients: ReadonlyMap<number, ClientStructs>;
  readonly deleted: readonly DeletedRange[];
}

/** A fault that no honest client makes. */
export class BadUpdate extends Error {
  override readonly name: string = 'BadUpdate';
}

/** More of something than the limits allow. */
export class HugeUpdate extends BadUpdate {
  override readonly name = 'HugeUpdate';
}

/** How much of everything an update may have: see the limits of the same words. */
export interface UpdateBounds {
  readonly structs: number;
  readonly clients: number;
  readonly deletions: number;
  readonly values: number;
  readonly json: number;
}

export const UPDATE_BOUNDS: UpdateBounds = {
  structs: LIMITS.updateStructs,
  clients: LIMITS.updateClients,
  deletions: LIMITS.updateDeletions,
  values: LIMITS.structValues,
  json: LIMITS.structJsonBytes,
};

/** For what was made, or judged, by this program. */
export const NO_BOUNDS: UpdateBounds = {
  structs: Number.POSITIVE_INFINITY,
  clients: Number.POSITIVE_INFINITY,
  deletions: Number.POSITIVE_INFINITY,
  values: Number.POSITIVE_INFINITY,
  json: Number.POSITIVE_INFINITY,
};

/** Work in steps: whoever drives it may do something else at each `yield`. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}

/** Structs, ranges or references that are looked at in one step. */
export const STEP = 256;

const HAS_LEFT = 0x80;
const HAS_RIGHT = 0x40;
const HAS_KEY = 0x20;

/**
 * Reads an update in Yjs' V1 encoding without a document, in time and space linear in its bytes: every count is held
 * against the bytes that are left before anything is made of it. Throws BadUpdate, or lib0's own error at a cut.
 */
export function* readUpdateSteps(update: Uint8Array, bounds: UpdateBounds): Steps<UpdateParts> {
  const decoder = decoding.createDecoder(update);
  const clients = new Map<number, ClientStructs>();
  let total = 0;
  for (let left = atMost(readCount(decoder, 3), bounds.clients, 'clients'); left > 0; left -= 1) {
    const count = readCount(decoder, 2);
    total = atMost(total + count, bounds.structs, 'structs');
    const client = decoding.readVarUint(decoder);
    if (clients.has(client)) throw new BadUpdate('a client twice');
    clients.set(client, yield* readStructs(decoder, count, bounds));
    if (left % STEP === 0) yield;
  }
  const deleted = yield* readDeleted(decoder, bounds);
  if (decoding.hasContent(decoder)) throw new BadUpdate('bytes after the end');
  return { clients, deleted };
}

function* readStructs(decoder: decoding.Decoder, count: number, bounds: UpdateBounds): Steps<ClientStructs> {
  const start = readClock(decoder);
  const structs: Struct[] = [];
  let skips = false;
  let clock = start;
  for (let left = count; left > 0; left -= 1) {
    if (left % STEP === 0) yield;
    const at = decoder.pos;
    const info = decoding.readUint8(decoder);
    const kind = info & 0x1f;
    let struct: Struct | null = null;
    let length: number;
    if (kind === 0 || kind === 10) {
      length = readLength(decoder);
      if (kind === 10) skips = true;
      else struct = { at, clock, length, isType: false, parent: null, key: null, left: null, right: null };
    } else {
      const before = (info & HAS_LEFT) !== 0 ? readId(decoder) : null;
      const after = (info & HAS_RIGHT) !== 0 ? readId(decoder) : null;
      let parent: Struct['parent'] = null;
      let key: string | null = null;
      if (before === null && after === null) {
        parent = decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : readId(decoder);
        if ((info & HAS_KEY) !== 0) key = decoding.readVarString(decoder);
      }
      length = readContent(decoder, kind, bounds);
      struct = { at, clock, length, isType: kind === 7, parent, key, left: before, right: after };
    }
    if (struct) structs.push(struct);
    clock += length;
    if (clock > LIMITS.clock) throw new BadUpdate('a clock out of range');
  }
  return { start, end: clock, structs, skips, endAt: decoder.pos };
}

/** Things of one struct that Yjs builds in one go. */
function countValues(values: number, more: number, bounds: UpdateBounds): number {
  return atMost(values + more, bounds.values, 'values in one place');
}

/** Reads one struct's content and returns its length in clock ticks. */
function readContent(decoder: decoding.Decoder, kind: number, bounds: UpdateBounds): number {
  switch (kind) {
    case 1:
      return readLength(decoder);
    case 2: {
      const count = readCount(decoder, 1);
      countValues(0, count, bounds);
      let bytes = 0;
      for (let left = count; left > 0; left -= 1) {
        bytes = atMost(bytes + readJson(decoder, true, bounds), bounds.json, 'JSON in one place');
      }
      return positive(count);
    }
    case 3:
      decoding.readVarUint8Array(decoder);
      return 1;
    case 4:
      return positive(decoding.readVarString(decoder).length);
    case 5:
      readJson(decoder, false, bounds);
      return 1;
    case 6:
      decoding.readVarString(decoder);
      readJson(decoder, false, bounds);
      return 1;
    case 7: {
      const type = decoding.readVarUint(decoder);
      if (type > 6) throw new BadUpdate('an unknown type');
      if (type === 3 || type === 5) decoding.readVarString(decoder);
      return 1;
    }
    case 8: {
      const count = readCount(decoder, 1);
      let values = countValues(0, count, bounds);
      for (let left = count; left > 0; left -= 1) values = readAny(decoder, 0, values, bounds);
      return positive(count);
    }
    default:
      throw new BadUpdate('an unknown content');
  }
}

/** Reads a value of lib0's `any` encoding without building it; returns `values` and how many are in it. */
function readAny(decoder: decoding.Decoder, depth: number, values: number, bounds: UpdateBounds): number {
  if (depth > LIMITS.jsonDepth) throw new BadUpdate('values nested too deep');
  const kind = decoding.readUint8(decoder);
  switch (kind) {
    case 127:
    case 126:
    case 121:
    case 120:
      return values;
    case 125:
      decoding.readVarInt(decoder);
      return values;
    case 124:
      decoding.readFloat32(decoder);
      return values;
    case 123:
      decoding.readFloat64(decoder);
      return values;
    case 122:
      decoding.readBigInt64(decoder);
      return values;
    case 119:
      decoding.readVarString(decoder);
      return values;
    case 118: {
      const count = readCount(decoder, 2);
      let all = countValues(values, count, bounds);
      for (let left = count; left > 0; left -= 1) {
        decoding.readVarString(decoder);
        all = readAny(decoder, depth + 1, all, bounds);
      }
      return all;
    }
    case 117: {
      const count = readCount(decoder, 1);
      let all = countValues(values, count, bounds);
      for (let left = count; left > 0; left -= 1) all = readAny(decoder, depth + 1, all, bounds);
      return all;
    }
    case 116:
      decoding.readVarUint8Array(decoder);
      return values;
    default:
      throw new BadUpdate('an unknown value');
  }
}

/** Reads a text that Yjs will parse as JSON while it decodes; returns its length. */
function readJson(decoder: decoding.Decoder, undefinedToo: boolean, bounds: UpdateBounds): number {
  const start = decoder.pos;
  atMost(decoding.readVarUint(decoder), bounds.json, 'bytes of JSON in one place');
  decoder.pos = start;
  const text = decoding.readVarString(decoder);
  if (undefinedToo && text === 'undefined') return text.length;
  if (!scanDepth(text, LIMITS.jsonDepth).ok) throw new BadUpdate('JSON nested too deep');
  try {
    JSON.parse(text);
  } catch {
    throw new BadUpdate('JSON that is none');
  }
  return text.length;
}

/** Yjs writes each client once, with its ranges in order and apart; others would make deleting quadratic. */
function* readDeleted(decoder: decoding.Decoder, bounds: UpdateBounds): Steps<DeletedRange[]> {
  const ranges: DeletedRange[] = [];
  const seen = new Set<number>();
  for (let clients = atMost(readCount(decoder, 2), bounds.deletions, 'deletions'); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    if (seen.has(client)) throw new BadUpdate('deletions of a client twice');
    seen.add(client);
    let end = 0;
    for (let left = readCount(decoder, 2); left > 0; left -= 1) {
      const clock = readClock(decoder);
      const length = readLength(decoder);
      if (clock < end) throw new BadUpdate('deletions out of order');
      end = clock + length;
      if (end > LIMITS.clock) throw new BadUpdate('a deletion out of range');
      ranges.push({ client, clock, length });
      atMost(ranges.length, bounds.deletions, 'deletions');
      if (ranges.length % STEP === 0) yield;
    }
  }
  return ranges;
}

function atMost(count: number, limit: number, what: string): number {
  if (count > limit) throw new HugeUpdate(`more than ${limit} ${what}`);
  return count;
}

function readId(decoder: decoding.Decoder): Id {
  return { client: decoding.readVarUint(decoder), clock: readClock(decoder) };
}

/** A number of things of at least `bytesEach`; more than can follow is a lie. */
function readCount(decoder: decoding.Decoder, bytesEach: number): number {
  const count = decoding.readVarUint(decoder);
  if (count * bytesEach > decoder.arr.length - decoder.pos) throw new BadUpdate('a count beyond the bytes');
  return count;
}

function readClock(decoder: decoding.Decoder): number {
  const clock = decoding.readVarUint(decoder);
  if (clock > LIMITS.clock) throw new BadUpdate('a clock out of range');
  return clock;
}

function readLength(decoder: decoding.Decoder): number {
  const length = positive(decoding.readVarUint(decoder));
  if (length > LIMITS.structLength) throw new BadUpdate('a struct too long');
  return length;
}

function positive(length: number): number {
  if (length < 1) throw new BadUpdate('a struct of no length');
  return length;
}
