import { type Doc, findIndexSS, getState, Item } from 'yjs';
import { LIMITS } from '@/lib/protocol/limits';
import {
  atOnce,
  BadUpdate,
  type ClientStructs,
  HugeUpdate,
  type Id,
  readUpdateSteps,
  STEP,
  type Steps,
  type Struct,
  UPDATE_BOUNDS,
  type UpdateBounds,
  type UpdateParts,
} from './read-update';

/** What an update would do to a document, found out without touching it. */
export type Inspection =
  | {
      readonly ok: true;
      /** It has neither structs nor deletions. */
      readonly empty: boolean;
      /** The document would change, at once or when what is missing arrives. */
      readonly changes: boolean;
      /** It builds on edits that neither it nor the document has. */
      readonly gapped: boolean;
      /** All of it is new, or next to all: what it changes are its very bytes. */
      readonly plain: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: string;
      /** There is more of something than the limits allow. */
      readonly huge?: boolean;
    };

/**
 * Judges an update before Yjs sees it, in time about linear in its bytes. Refused is what no honest client sends and
 * what Yjs would choke on: counts and lengths beyond reason, structs that build on themselves, deep nesting.
 */
export const inspectUpdate = (update: Uint8Array, doc: Doc, bounds = UPDATE_BOUNDS): Inspection =>
  atOnce(inspectSteps(update, doc, bounds));

/** The same, in steps; `keep` gets what was read. */
export function* inspectSteps(
  update: Uint8Array,
  doc: Doc,
  bounds: UpdateBounds,
  keep?: (parts: UpdateParts) => void,
): Steps<Inspection> {
  try {
    const parts = yield* readUpdateSteps(update, bounds);
    keep?.(parts);
    yield* checkRivals(parts);
    const gapped = yield* checkReferences(parts, doc);
    const empty = parts.clients.size === 0 && parts.deleted.length === 0;
    const changes = addsStructs(parts, doc) || (yield* addsDeletions(parts, doc));
    return { ok: true, empty, changes, gapped, plain: changes && !gapped && isAllNew(parts, doc) };
  } catch (error) {
    if (error instanceof HugeUpdate) return { ok: false, fault: error.message, huge: true };
    return { ok: false, fault: error instanceof BadUpdate ? error.message : 'an update that is none' };
  }
}

/** A client that comes back lists every deletion there ever was; one that is at it has few. */
const FEW_DELETIONS = 64;

function isAllNew(parts: UpdateParts, doc: Doc): boolean {
  if (parts.deleted.length > FEW_DELETIONS) return false;
  for (const [client, { start }] of parts.clients) if (start !== getState(doc.store, client)) return false;
  return true;
}

function addsStructs(parts: UpdateParts, doc: Doc): boolean {
  for (const [client, { end }] of parts.clients) if (end > getState(doc.store, client)) return true;
  return false;
}

function* addsDeletions(parts: UpdateParts, doc: Doc): Steps<boolean> {
  let looked = 0;
  for (const { client, clock, length } of parts.deleted) {
    if (++looked % STEP === 0) yield;
    const structs = doc.store.clients.get(client);
    const end = clock + length;
    if (!structs || end > getState(doc.store, client)) return true;
    for (let index = findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index];
      if (!struct || struct.id.clock >= end) break;
      if (!struct.deleted) return true;
    }
  }
  return false;
}

/**
 * Yjs compares structs that claim the same place pairwise. Honest clients rarely meet in one; a few hundred kilobytes
 * of rivals would hold up everybody for seconds.
 */
function* checkRivals({ clients }: UpdateParts): Steps<void> {
  let count = 0;
  for (const { structs } of clients.values()) count += structs.length;
  if (count * count <= LIMITS.rivalPairs) return;
  const rivals = new Map<string, number>();
  let pairs = 0;
  let looked = 0;
  for (const { structs } of clients.values()) {
    for (const { left, parent, key } of structs) {
      if (++looked % STEP === 0) yield;
      if (left === null && parent === null) continue;
      const place = left ? `${left.client} ${left.clock}` : `${JSON.stringify(parent)} ${key}`;
      const before = rivals.get(place) ?? 0;
      rivals.set(place, before + 1);
      pairs += before;
      if (pairs > LIMITS.rivalPairs) throw new BadUpdate('too many structs in one place');
    }
  }
}

/** Follows every reference; returns whether one leads to what nobody has yet. */
function* checkReferences(parts: UpdateParts, doc: Doc): Steps<boolean> {
  const depths = new DepthFinder(parts.clients, doc);
  const knownEnd = (client: number): number =>
    Math.max(getState(doc.store, client), parts.clients.get(client)?.end ?? 0);
  let gapped = false;
  let looked = 0;
  for (const [client, { start, structs, skips }] of parts.clients) {
    const state = getState(doc.store, client);
    if (skips || start > state) gapped = true;
    for (const struct of structs) {
      if (++looked % STEP === 0) yield;
      const parent = typeof struct.parent === 'string' ? null : struct.parent;
      for (const id of [struct.left, struct.right, parent]) {
        if (id === null) continue;
        if (id.client === client && id.clock >= struct.clock) throw new BadUpdate('a struct that builds on itself');
        if (id.clock >= knownEnd(id.client)) gapped = true;
      }
      if (struct.clock + struct.length > state && depths.of(struct) > LIMITS.typeDepth) {
        throw new BadUpdate('types nested too deep');
      }
    }
  }
  for (const { client, clock, length } of parts.deleted) if (clock + length > knownEnd(client)) gapped = true;
  return gapped;
}

const UNKNOWN = 0;

/** How many shared types a struct lies in: 1 in a top-level type. What is missing counts as top level. */
class DepthFinder {
  readonly #clients: ReadonlyMap<number, ClientStructs>;
  readonly #doc: Doc;
  /** A struct that is being looked at has the value null: meeting it again is a circle. */
  readonly #found = new Map<Struct, number | null>();

  constructor(clients: ReadonlyMap<number, ClientStructs>, doc: Doc) {
    this.#clients = clients;
    this.#doc = doc;
  }

  of(first: Struct): number {
    const path: Struct[] = [];
    let struct = first;
    let depth: number | undefined;
    while (depth === undefined) {
      const known = this.#found.get(struct);
      if (known === null) throw new BadUpdate('structs in a circle');
      if (known !== undefined) {
        depth = known;
        break;
      }
      this.#found.set(struct, null);
      path.push(struct);
      if (typeof struct.parent === 'string') depth = UNKNOWN;
      else {
        const id = struct.parent ?? struct.left ?? struct.right;
        const next = id === null ? null : this.#inUpdate(id);
        if (next) struct = next;
        else depth = id === null ? UNKNOWN : this.#inDocument(id);
      }
    }
    // Back from the end: a child of a type lies one deeper than the type, a neighbour as deep as its neighbour.
    for (let index = path.length - 1; index >= 0; index -= 1) {
      const one = path[index];
      if (!one) continue;
      if (one.parent !== null) depth += 1;
      this.#found.set(one, depth);
    }
    return depth;
  }

  #inUpdate({ client, clock }: Id): Struct | null {
    if (clock < getState(this.#doc.store, client)) return null;
    const structs = this.#clients.get(client)?.structs ?? [];
    let low = 0;
    let high = structs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct) return null;
      if (clock < struct.clock) high = middle - 1;
      else if (clock >= struct.clock + struct.length) low = middle + 1;
      else return struct;
    }
    return null;
  }

  #inDocument({ client, clock }: Id): number {
    const structs = this.#doc.store.clients.get(client);
    if (!structs || clock >= getState(this.#doc.store, client)) return UNKNOWN;
    let item = structs[findIndexSS(structs, clock)];
    let depth = 0;
    while (item instanceof Item && depth <= LIMITS.typeDepth) {
      depth += 1;
      const parent: unknown = item.parent;
      item = (parent as { _item?: Item | null } | null)?._item ?? undefined;
    }
    return depth;
  }
}
