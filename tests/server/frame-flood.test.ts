import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { CLOSE } from '@/lib/protocol/close-codes';
import { LIMITS } from '@/lib/protocol/limits';
import { createLog } from '@/server/log';
import { createMetrics } from '@/server/metrics';
import { MemoryStorage } from '@/server/storage/memory-storage';
import { Backlog } from '@/server/sync/backlog';
import { Connection } from '@/server/sync/connection';
import { Room } from '@/server/sync/room';
import { RoomDocument } from '@/server/sync/room-document';
import type { SyncSocket } from '@/server/sync/sync-socket';
import { TurnClock } from '@/server/sync/turn-clock';
import { Turns } from '@/server/sync/turns';
import { honestFrames } from '../support/honest-frames';
import { mutateFrame } from '../support/mutate-frame';
import { seededRandom } from '../support/seeded-random';

/** Frames that are read one by one, half of them damaged; the soak reads a million. */
const FRAMES = Number(process.env.FRAMES ?? 6000);
const SEED = Number(process.env.SEED ?? 1);
const PER_MAP = 1000;
/** Longest time that one frame may take, in milliseconds, on a machine that has nothing else to do. */
const LONGEST_MS = process.env.SOAK === undefined ? 1000 : 100;

/** The parts of a socket that a connection uses, without a network: frame-fuzz.test.ts has the real ones. */
class Wire extends EventEmitter {
  code = 0;
  readonly number = 0;
  readonly writableLength = 0;
  close(code: number): void {
    this.code = code;
  }
  write(): void {}
  cork(): void {}
  uncork(): void {}
  pause(): void {}
  resume(): void {}
  ping(): void {}
  pong(): void {}
  terminate(): void {}
}

class CountingStorage extends MemoryStorage {
  rows = 0;
  override appendAll(mapId: string, updates: readonly Uint8Array[]): Promise<number> {
    this.rows += updates.length;
    return super.appendAll(mapId, updates);
  }
}

const contentOf = (doc: Doc): string =>
  JSON.stringify(
    ['meta', 'touchpoints', 'transitions', 'phases'].map((name) => Object.entries(doc.getMap(name).toJSON()).sort()),
  );

test(`[SY-43] ${FRAMES} frames read one by one: none takes long, none that ends its socket changes a map, all that is there is stored`, async () => {
  const random = seededRandom(SEED);
  const metrics = createMetrics();
  const log = createLog('silent');
  const clock = new TurnClock();
  const seen = { maps: 0, sockets: 0, damaged: 0, ended: 0, rows: 0, longest: 0 };
  for (let sent = 0; sent < FRAMES; ) {
    const storage = new CountingStorage();
    const record = { own: new Uint8Array(32), edit: new Uint8Array(32), view: new Uint8Array(32) };
    const id = `m${seen.maps}`;
    const first = Uint8Array.of(0, 0);
    const generations = { edit: 0, view: 0 };
    await storage.createMap({ id, keyHashes: record, generations, created: 0, deleted: null }, first);
    const backlog = new Backlog(LIMITS.unstoredBytes);
    const document = new RoomDocument({ snapshot: null, pending: null, updates: [] });
    const room = new Room(
      id,
      { document, lastSeq: 1, logRows: 0, logBytes: 0, bytes: 0 },
      {
        storage,
        log,
        metrics,
        limits: LIMITS,
        backlog,
        turns: new Turns(2),
        onFailure: (failed) => expect.unreachable(`map ${failed.id} failed, seed ${SEED}`),
        onStored: () => undefined,
        onEvent: () => undefined,
        schedule: () => undefined,
      },
    );
    const connect = (): Wire => {
      seen.sockets += 1;
      const wire = new Wire();
      const connection = new Connection({
        socket: wire as unknown as SyncSocket,
        stream: wire as unknown as Duplex,
        room,
        grant: { role: 'edit', generations },
        limits: LIMITS,
        metrics,
        log,
        backlog,
        clock,
        now: () => performance.now(),
        onClose: () => undefined,
      });
      room.join(connection);
      return wire;
    };
    let wire = connect();
    let honest = honestFrames(random);
    for (let count = 0; count < PER_MAP && sent < FRAMES; count += 1, sent += 1) {
      const damaged = random() < 0.5;
      if (damaged) seen.damaged += 1;
      const frame = honest[Math.floor(random() * honest.length)] as Uint8Array;
      const data = Buffer.from(damaged ? mutateFrame(frame, honest, random) : frame);
      const rows = storage.rows;
      const began = performance.now();
      wire.emit('message', data, true);
      room.take();
      seen.longest = Math.max(seen.longest, performance.now() - began);
      if (wire.code !== 0) {
        expect([CLOSE.badFrame, CLOSE.tooLarge, CLOSE.tooFast, CLOSE.comeBack]).toContain(wire.code);
        expect(storage.rows, `seed ${SEED}, frame ${sent}`).toBe(rows);
        seen.ended += 1;
        wire.emit('close');
        wire = connect();
        if (seen.ended % 10 === 0) honest = honestFrames(random);
      }
      if (count % 100 === 0) await room.settled();
    }
    await room.settled();
    await room.compact();
    const stored = await storage.load(id);
    const rebuilt = new Doc();
    for (const part of [stored.snapshot, ...stored.updates, stored.pending]) if (part) applyUpdate(rebuilt, part);
    expect(contentOf(rebuilt), `seed ${SEED}`).toBe(await room.read(contentOf));
    seen.maps += 1;
    seen.rows += storage.rows;
    wire.emit('close');
    room.destroy();
  }
  console.log(`${FRAMES} frames, seed ${SEED}:`, seen);
  expect(seen.damaged).toBeGreaterThan(FRAMES / 3);
  expect(seen.ended).toBeGreaterThan(FRAMES / 20);
  expect(seen.rows).toBeGreaterThan(FRAMES / 20);
  expect(seen.longest).toBeLessThan(LONGEST_MS);
}, 3_600_000);
