import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, Map as YMap } from 'yjs';
import { LIMITS } from '@/lib/protocol/limits';
import { createLog } from '@/server/log';
import { createMetrics } from '@/server/metrics';
import { MemoryPlace, MemoryStorage } from '@/server/storage/memory-storage';
import { Backlog } from '@/server/sync/backlog';
import { HandOut } from '@/server/sync/hand-out';
import { MapLog } from '@/server/sync/map-log';
import type { Member, Refusal } from '@/server/sync/member';
import { RoomDocument } from '@/server/sync/room-document';
import { takeLarge } from '@/server/sync/take-large';
import { type Incoming, takeUpdates } from '@/server/sync/take-updates';
import { seededRandom } from '../support/seeded-random';

const SEEDS = Number(process.env.SEEDS ?? 300);
const PEOPLE = 3;
const metrics = createMetrics();

/** A member that applies what it hears and notes what comes back byte for byte. */
class Reader {
  readonly doc = new Doc();
  readonly heard: string[] = [];
  readonly refusals: Refusal[] = [];
  readonly member: Member;

  constructor() {
    this.member = {
      grant: { role: 'edit', generations: { edit: 0, view: 0 } },
      isBehind: false,
      write: (wires) => {
        for (const update of updatesOf(Buffer.concat(wires))) {
          this.heard.push(Buffer.from(update).toString('hex'));
          applyUpdate(this.doc, update);
        }
      },
      close: () => undefined,
      refuse: (refusal) => void this.refusals.push(refusal),
      worked: () => undefined,
      mayWaitForGap: () => true,
      probe: () => undefined,
    };
  }
}

/** The updates in a run of WebSocket frames. */
function updatesOf(wire: Buffer): Uint8Array[] {
  const updates: Uint8Array[] = [];
  for (let at = 0; at < wire.length; ) {
    const short = wire[at + 1] ?? 0;
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    const length = short < 126 ? short : short === 126 ? wire.readUInt16BE(at + 2) : wire.readUInt32BE(at + 6);
    const decoder = decoding.createDecoder(wire.subarray(start + 2, start + length));
    updates.push(decoding.readVarUint8Array(decoder));
    at = start + length;
  }
  return updates;
}

function makeEdits(random: () => number): { docs: Doc[]; made: Uint8Array[][] } {
  const docs = Array.from({ length: PEOPLE }, () => new Doc());
  const made: Uint8Array[][] = docs.map(() => []);
  docs.forEach((doc, index) => {
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'other' && made[index]?.push(update));
  });
  for (let step = 0; step < 30; step += 1) {
    const doc = docs[Math.floor(random() * PEOPLE)] as Doc;
    const touchpoints: YMap<YMap<unknown>> = doc.getMap('touchpoints');
    const id = `t${Math.floor(random() * 6)}`;
    const dice = random();
    if (dice < 0.35) touchpoints.set(id, new YMap());
    else if (dice < 0.75) touchpoints.get(id)?.set('label', `${step}`);
    else if (dice < 0.85) touchpoints.delete(id);
    else {
      // What others have made is built upon, so that updates depend on each other across people.
      const other = docs[Math.floor(random() * PEOPLE)] as Doc;
      applyUpdate(doc, encodeStateAsUpdate(other, encodeStateVector(doc)), 'other');
    }
  }
  return { docs, made };
}

test(`[SY-14, SY-16, SY-19] ${SEEDS} seeds: in whatever order, twice, or with gaps, all readers end equal to what is stored`, () => {
  const seen = { gaps: 0, plain: 0, released: 0 };
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const random = seededRandom(seed);
    const document = new RoomDocument({ snapshot: null, pending: null, updates: [] });
    const log = new MapLog(
      'm',
      document,
      { logRows: 0, logBytes: 0, bytes: 0, lastSeq: 0 },
      {
        storage: new MemoryStorage(new MemoryPlace()),
        log: createLog('silent'),
        metrics,
        limits: LIMITS,
        backlog: new Backlog(LIMITS.unstoredBytes),
      },
    );
    const readers = Array.from({ length: PEOPLE }, () => new Reader());
    const members = readers.map(({ member }) => member);
    const stored: Uint8Array[] = [];
    const sent: string[][] = readers.map(() => []);
    const { docs, made } = makeEdits(random);
    const queue: Incoming[] = made.flatMap((updates, index) =>
      updates.map((update) => ({ update, member: members[index] ?? null })),
    );
    // Mostly in order; sometimes one overtakes, sometimes one comes twice, sometimes another process has stored it.
    for (let index = queue.length - 1; index > 0; index -= 1) {
      if (random() < 0.2) queue.splice(Math.floor(random() * queue.length), 0, ...queue.splice(index, 1));
      const one = queue[index] as Incoming;
      if (random() < 0.1) queue.push({ ...one, member: random() < 0.5 ? one.member : null });
    }
    let answered = false;
    const pending = () => document.pendingBytes > 0;
    while (queue.length > 0) {
      const batch = queue.splice(0, 1 + Math.floor(random() * 6));
      const handOut = new HandOut();
      const rows: Uint8Array[] = [];
      takeUpdates(batch, { document, log, limits: LIMITS, rows, handOut, ask: new Set(), isOver: () => false });
      for (const { update, member } of batch) {
        if (member) sent[members.indexOf(member)]?.push(Buffer.from(update).toString('hex'));
        else stored.push(update);
      }
      stored.push(...rows);
      seen.plain += rows.length;
      if (pending()) seen.gaps += 1;
      // Whoever built on missing edits is asked for what it has; in a few orders Yjs needs that answer to go on.
      if (queue.length === 0 && pending() && !answered) {
        answered = true;
        docs.forEach((doc, index) => {
          const update = encodeStateAsUpdate(doc, document.stateVector());
          queue.push({ update, member: members[index] ?? null });
        });
      }
      handOut.deliver(members);
      if (random() < 0.1) {
        document.release();
        seen.released += 1;
      }
    }
    const right = document.doc.getMap('touchpoints').toJSON();
    const where = `seed ${seed}`;
    expect(pending(), where).toBe(false);
    const rebuilt = new Doc();
    for (const row of stored) applyUpdate(rebuilt, row);
    expect(rebuilt.getMap('touchpoints').toJSON(), where).toEqual(right);
    expect(encodeStateVector(rebuilt), where).toEqual(document.stateVector());
    for (const [index, { doc, heard, refusals }] of readers.entries()) {
      expect(refusals, where).toEqual([]);
      expect(doc.getMap('touchpoints').toJSON(), where).toEqual(right);
      // Every update of ours comes back byte for byte, in the order in which it was sent.
      let at = -1;
      for (const one of sent[index] ?? []) {
        at = heard.indexOf(one, at + 1);
        expect(at, where).toBeGreaterThanOrEqual(0);
      }
    }
  }
  if (SEEDS < 100) return;
  expect(seen.gaps).toBeGreaterThan(SEEDS / 4);
  expect(seen.plain).toBeGreaterThan(SEEDS * 5);
  expect(seen.released).toBeGreaterThan(SEEDS / 4);
});

test('[SY-74] what another process has stored is taken even if it would be refused of a client: all have to end equal', () => {
  const document = new RoomDocument({ snapshot: null, pending: null, updates: [] });
  const context = { storage: new MemoryStorage(new MemoryPlace()), log: createLog('silent'), metrics, limits: LIMITS };
  const state = { logRows: 0, logBytes: 0, bytes: 0, lastSeq: 0 };
  const log = new MapLog('m', document, state, { ...context, backlog: new Backlog(LIMITS.unstoredBytes) });
  const deep = new Doc();
  let inner = new YMap<unknown>();
  deep.getMap('touchpoints').set('deep', inner);
  for (let depth = 0; depth < LIMITS.typeDepth + 2; depth += 1) {
    const next = new YMap<unknown>();
    inner.set('inner', next);
    inner = next;
  }
  const update = encodeStateAsUpdate(deep);
  const reader = new Reader();
  const give = (member: Member | null): Uint8Array[] => {
    const [handOut, rows] = [new HandOut(), [] as Uint8Array[]];
    const intake = { document, log, limits: LIMITS, rows, handOut, ask: new Set<Member>(), isOver: () => false };
    takeUpdates([{ update, member }], intake);
    handOut.deliver([reader.member]);
    return rows;
  };
  expect(give(reader.member)).toEqual([]);
  expect(reader.refusals).toHaveLength(1);
  expect(give(null)).toEqual([]);
  expect(encodeStateVector(reader.doc)).toEqual(encodeStateVector(deep));
  expect(document.stateVector()).toEqual(encodeStateVector(deep));
});

test('[SY-42] what comes in between and builds on a large update that is being put in is told to everybody too', () => {
  const doc = new Doc();
  const touchpoints: YMap<YMap<unknown>> = doc.getMap('touchpoints');
  doc.transact(() => {
    for (let index = 0; index < 2000; index += 1) {
      touchpoints.set(`t${index}`, new YMap(Object.entries({ label: `touchpoint ${index}` })));
    }
  });
  const large = encodeStateAsUpdate(doc);
  const later: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => later.push(update));
  touchpoints.get('t1999')?.set('label', 'built upon');
  const document = new RoomDocument({ snapshot: null, pending: null, updates: [] });
  const context = {
    storage: new MemoryStorage(new MemoryPlace()),
    log: createLog('silent'),
    metrics,
    limits: LIMITS,
    backlog: new Backlog(LIMITS.unstoredBytes),
  };
  const log = new MapLog('m', document, { logRows: 0, logBytes: 0, bytes: 0, lastSeq: 0 }, context);
  const reader = new Reader();
  const intake = () => ({
    document,
    log,
    limits: LIMITS,
    rows: [],
    handOut: new HandOut(),
    ask: new Set<Member>(),
    isOver: () => false,
  });
  const whole = intake();
  let waited = false;
  const steps = takeLarge({ update: large, member: null }, whole);
  while (!steps.next().done) {
    if (waited || !document.isLive || document.stateVector().length < 3) continue;
    const between = intake();
    takeUpdates(
      later.map((update) => ({ update, member: null })),
      between,
    );
    between.handOut.deliver([reader.member]);
    waited = document.pendingBytes > 0;
  }
  whole.handOut.deliver([reader.member]);
  expect(waited).toBe(true);
  expect(document.pendingBytes).toBe(0);
  expect(reader.doc.getMap<YMap<unknown>>('touchpoints').get('t1999')?.get('label')).toBe('built upon');
  expect(encodeStateVector(reader.doc)).toEqual(document.stateVector());
});
