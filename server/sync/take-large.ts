import { applyUpdate } from 'yjs';
import { CLOSE } from '@/lib/protocol/close-codes';
import { inspectSteps } from './inspect-update';
import { NO_BOUNDS, type Steps, UPDATE_BOUNDS, type UpdateParts } from './read-update';
import { sliceUpdate } from './slice-update';
import { BrokenDocument, type Incoming, type Intake, refusalOf, takeUpdates } from './take-updates';
import { syncWire } from './wire';

const UPDATE = 2;

/**
 * The same as `takeUpdates` for one large update, in steps: it is judged as a whole, then put into the document slice
 * by slice. Nobody may be shown the document before the last step. Throws BrokenDocument.
 */
export function* takeLarge(incoming: Incoming, intake: Intake): Steps<void> {
  const { update, member } = incoming;
  const { document, handOut, rows } = intake;
  let parts: UpdateParts | null = null;
  const found = yield* timed(
    inspectSteps(update, document.doc, member ? UPDATE_BOUNDS : NO_BOUNDS, (read) => {
      parts = read;
    }),
    member,
  );
  if (!member && !found.ok) {
    takeUpdates([incoming], intake);
    return;
  }
  const refusal = refusalOf(found, incoming, intake);
  if (refusal) {
    member?.refuse(refusal);
    return;
  }
  if (!found.ok || !parts || found.empty) return;
  if (!found.changes) {
    if (member) handOut.toOne(member, syncWire(UPDATE, update));
    return;
  }
  const sliced = found.gapped ? null : yield* timed(sliceUpdate(update, parts, document.doc), member);
  if (!sliced) {
    // Whoever comes back sends all that is missing together.
    if (member) member.refuse({ code: CLOSE.comeBack, reason: 'that builds on what is not here; come back' });
    else takeUpdates([incoming], intake);
    return;
  }
  const came: Uint8Array[] = [];
  const collect = (made: Uint8Array): number => came.push(made);
  for (const slice of sliced.slices) {
    if (intake.isOver()) return;
    const began = performance.now();
    // What waited before, or came in between and waits for this: nobody has been told of it.
    const waiting = document.pendingBytes > 0;
    try {
      if (waiting) document.doc.on('update', collect);
      applyUpdate(document.doc, slice);
    } catch (error) {
      throw new BrokenDocument(member, error);
    } finally {
      if (waiting) document.doc.off('update', collect);
    }
    document.changed();
    member?.worked(performance.now() - began);
    yield;
  }
  // The very bytes go on, unless most of them are known: a client that comes back lists every deletion there ever was.
  const row = update.length < 2 * sliced.news.length ? update : sliced.news;
  if (incoming.own || member) rows.push(row);
  const echo = syncWire(UPDATE, update);
  handOut.toOthers(member, row === update ? echo : syncWire(UPDATE, row));
  for (const made of came) handOut.toAll(syncWire(UPDATE, made));
  if (member) handOut.toOne(member, echo);
}

/** Does steps for a member, who has to answer for the time. */
function* timed<T>(steps: Steps<T>, member: Incoming['member']): Steps<T> {
  for (;;) {
    const began = performance.now();
    const { done, value } = steps.next();
    member?.worked(performance.now() - began);
    if (done) return value as T;
    yield;
  }
}
