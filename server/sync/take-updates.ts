import { applyUpdate } from 'yjs';
import { CLOSE } from '@/lib/protocol/close-codes';
import type { Limits } from '@/lib/protocol/limits';
import type { HandOut } from './hand-out';
import { type Inspection, inspectUpdate } from './inspect-update';
import type { MapLog } from './map-log';
import type { Member, Refusal } from './member';
import { NO_BOUNDS, UPDATE_BOUNDS } from './read-update';
import type { RoomDocument } from './room-document';
import { syncWire } from './wire';

const UPDATE = 2;

/** An update that a room has been sent; without a member, by another process, which has stored it. */
export interface Incoming {
  readonly update: Uint8Array;
  readonly member: Member | null;
  /** Without a member, but made here: it has to be stored. */
  readonly own?: boolean;
}

export interface Intake {
  readonly document: RoomDocument;
  readonly log: MapLog;
  readonly limits: Limits;
  /** What is to be stored. */
  readonly rows: Uint8Array[];
  /** What is to be said when that is done. */
  readonly handOut: HandOut;
  /** True once nobody needs the document any more. */
  readonly isOver: () => boolean;
  /** Who has to be asked for what it has, since it built on missing edits. */
  readonly ask: Set<Member>;
}

/** An update that could not be applied although it had been judged fit: the document may be half changed. */
export class BrokenDocument extends Error {
  override readonly name = 'BrokenDocument';
  constructor(
    readonly culprit: Member | null,
    cause: unknown,
  ) {
    super(`an update could not be applied: ${String(cause)}`);
  }
}

type Judged = Extract<Inspection, { ok: true }>;

/** What is stored is taken as it is: not to take it would part this process from the others. */
const STORED: Judged = { ok: true, empty: false, changes: true, gapped: false, plain: false };

/**
 * Puts updates into the document, in order. Those that bring nothing but news, nearly all, share one transaction and go
 * on byte for byte; the others are taken one by one. Throws BrokenDocument.
 */
export function takeUpdates(inbox: readonly Incoming[], intake: Intake): void {
  const { document } = intake;
  const refused = new Set<Member>();
  let next = 0;
  while (next < inbox.length) {
    let special: { readonly incoming: Incoming; readonly found: Judged } | null = null;
    const { doc } = document;
    doc.transact(() => {
      for (; next < inbox.length && !special; next += 1) {
        const incoming = inbox[next] as Incoming;
        const { member, update } = incoming;
        if (member && refused.has(member)) continue;
        const began = performance.now();
        const judged = inspectUpdate(update, doc, member ? UPDATE_BOUNDS : NO_BOUNDS);
        const found = judged.ok || member ? judged : STORED;
        const refusal = refusalOf(found, incoming, intake);
        if (refusal) {
          if (member) refused.add(member);
          member?.refuse(refusal);
        } else if (found.ok && found.plain && !doc.store.pendingStructs && !doc.store.pendingDs) {
          apply(incoming, () => applyUpdate(doc, update));
          document.changed();
          const wire = syncWire(UPDATE, update);
          intake.handOut.toAll(wire);
          if (member || incoming.own) intake.rows.push(update);
        } else if (found.ok && !found.empty) {
          special = { incoming, found };
        }
        member?.worked(performance.now() - began);
      }
    });
    if (special) takeSpecial(special, intake);
  }
}

/** Why an update is not taken; null when it is. */
export function refusalOf(
  found: Inspection,
  { member, update }: Incoming,
  { document, log, limits }: Intake,
): Refusal | null {
  if (!found.ok) return { code: found.huge ? CLOSE.tooLarge : CLOSE.badFrame, reason: found.fault };
  if (!member || !found.changes) return null;
  const { size } = document.doc.store.clients;
  if (size >= limits.mapClients) return { code: CLOSE.tooLarge, reason: 'too many have written into this map' };
  if (log.isFullWith(update.length)) return { code: CLOSE.tooLarge, reason: 'the map is full' };
  if (!found.gapped) return null;
  if (document.pendingBytes + update.length <= limits.pendingBytes && member.mayWaitForGap()) return null;
  // Who comes back while the storage is slow edits on before it has heard what is asked of it, and that there is no room
  // left may be somebody else's doing: it is asked anew when it comes back.
  return { code: CLOSE.comeBack, reason: 'too many updates that build on missing ones; come back' };
}

/** Takes an update that is not, or not only, news, or that has to wait for others. */
function takeSpecial({ incoming, found }: { incoming: Incoming; found: Judged }, intake: Intake): void {
  const { document, handOut, rows, ask } = intake;
  const { member, update } = incoming;
  const echo = syncWire(UPDATE, update);
  if (!found.changes) {
    if (member) handOut.toOne(member, echo);
    return;
  }
  const began = performance.now();
  if (member && found.gapped) ask.add(member);
  const waiting = document.pendingBytes;
  const change = apply(incoming, () => document.change((doc) => applyUpdate(doc, update)));
  // What has to wait is in no change yet: the whole is stored, and the others get what could be put in.
  const waits = change === null || found.gapped || document.pendingBytes > waiting;
  // The very bytes go on, unless most of them are known: a client that comes back lists every deletion there ever was.
  const row = waits || update.length < 2 * change.length ? update : change;
  if (member || incoming.own) rows.push(row);
  // What had waited for this is in the change too, and news to its sender as well.
  const freed = waiting > 0;
  const news = waits || freed ? change : row;
  const wire = news && (news === update ? echo : syncWire(UPDATE, news));
  if (wire) handOut.toOthers(freed ? null : member, wire);
  if (member) handOut.toOne(member, echo);
  member?.worked(performance.now() - began);
}

function apply<T>(incoming: Incoming, task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw new BrokenDocument(incoming.member, error);
  }
}
