import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import WebSocketOfNode from 'ws';
import { Doc } from 'yjs';
import type { Memory } from '@/components/collab/memory';
import type { OfflineCopy } from '@/components/collab/offline-copy';
import { openSession, type Session } from '@/components/collab/session';
import type { AccessRole } from '@/components/store/types';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import { callApi } from '../support/api-call';
import { startProxy } from '../support/cuttable-proxy';
import { createTestMap, startTestServer } from '../support/test-server';
import { until } from '../support/until';

interface Opened {
  readonly doc: Doc;
  readonly session: Session;
  /** Every save state there was, in order. */
  readonly states: string[];
  add(label: string): void;
  labels(): string[];
}

interface Options {
  readonly memory?: Map<string, string>;
  readonly offline?: OfflineCopy;
  readonly doc?: Doc;
  readonly expectedRole?: AccessRole;
  readonly fetch?: typeof fetch;
  readonly WebSocket?: typeof WebSocketOfNode;
}

let made = 0;

/** A session as the page opens it, with Node's WebSocket, against the real server. */
function open(origin: string, mapId: string, key: string, options: Options = {}): Opened {
  const doc = options.doc ?? new Doc();
  const store = options.memory ?? new Map<string, string>();
  const memory: Memory = {
    get: (name) => store.get(name) ?? null,
    set: (name, value) => void (value === null ? store.delete(name) : store.set(name, value)),
  };
  const session = openSession({
    mapId,
    key,
    doc,
    origin,
    memory,
    fetch: options.fetch ?? fetch,
    WebSocket: (options.WebSocket ?? WebSocketOfNode) as unknown as typeof WebSocket,
    offline: options.offline ?? null,
    now: () => Date.now(),
    ...(options.expectedRole && { expectedRole: options.expectedRole }),
  });
  const states: string[] = [];
  session.subscribe(() => {
    if (states.at(-1) !== session.save().kind) states.push(session.save().kind);
  });
  onTestFinished(() => session.destroy());
  return {
    doc,
    session,
    states,
    add(label) {
      made += 1;
      applyCommands(doc, [{ type: 'add-touchpoint', id: `t${made}`, label, x: 0, y: 0 }]);
    },
    labels: () =>
      readMap(doc)
        .touchpoints.map((one) => one.label)
        .sort(),
  };
}

test('[CO-7] an edit is saving until the server has stored it, then saved, and the other has it', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const anna = open(server.url, map.id, map.keys.edit);
  const bela = open(server.url, map.id, map.keys.own);
  await until('both are in', () => anna.session.save().kind === 'saved' && bela.session.save().kind === 'saved');
  expect([anna.session.role(), bela.session.role()]).toEqual(['edit', 'own']);
  anna.add('Banner ad');
  expect(anna.session.save().kind).toBe('saving');
  await until('it is saved', () => anna.session.save().kind === 'saved');
  await until('the other has it', () => bela.labels().includes('Banner ad'));
  expect(bela.session.save().kind).toBe('saved');
  // Between its first message and the end of ours nothing may look saved that is not.
  expect(anna.states.slice(-2)).toEqual(['saving', 'saved']);
  expect(anna.states.filter((kind) => kind === 'offline' || kind === 'refused')).toEqual([]);
});

test('[CO-7] two hundred edits in a burst are all acknowledged', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const anna = open(server.url, map.id, map.keys.edit);
  await until('she is in', () => anna.session.save().kind === 'saved');
  for (let index = 0; index < 200; index += 1) anna.add(`edit ${index}`);
  expect(anna.session.save().kind).toBe('saving');
  await until('all are saved', () => anna.session.save().kind === 'saved');
  const late = open(server.url, map.id, map.keys.view);
  await until('a newcomer has them all', () => late.labels().length === 200);
});

test('[CO-6] [CO-8] edits during a cut are offline and unsaved, then merged and saved', async () => {
  const server = await startTestServer();
  const proxy = await startProxy(server.port);
  onTestFinished(() => proxy.close());
  const map = await createTestMap(server.url);
  const memory = new Map<string, string>();
  const anna = open(`http://127.0.0.1:${proxy.port}`, map.id, map.keys.edit, { memory });
  const bela = open(server.url, map.id, map.keys.edit);
  await until('both are in', () => anna.session.save().kind === 'saved' && bela.session.save().kind === 'saved');
  proxy.cut();
  await until('she is offline', () => anna.session.save().kind === 'offline');
  expect(anna.session.save()).toEqual({ kind: 'offline', unsaved: false });
  anna.add('offline');
  bela.add('online');
  expect(anna.session.save()).toEqual({ kind: 'offline', unsaved: true });
  expect(memory.get(`throughline:unsaved:${map.id}`)).toBe('1');
  expect(anna.session.kept()).toBe(false);
  proxy.mend();
  await until('it is saved again', () => anna.session.save().kind === 'saved', 15_000);
  expect(memory.has(`throughline:unsaved:${map.id}`)).toBe(false);
  await until('both have both', () => [anna, bela].every((one) => one.labels().join() === 'offline,online'));
});

test('[OP-26] when the server can’t store an edit, the page says so until it is stored, and that it is kept', async () => {
  const server = await startTestServer({ busyTimeoutMs: 50 });
  const map = await createTestMap(server.url);
  const anna = open(server.url, map.id, map.keys.edit);
  await until('she is in', () => anna.session.save().kind === 'saved');
  const other = new Database(join(server.dataDir, 'throughline.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  anna.add('later');
  await until('she is told', () => anna.session.save().kind === 'offline');
  const told = { kind: 'offline', unsaved: true, failure: 'other' };
  expect(anna.session.save()).toEqual(told);
  const seen: string[] = [];
  anna.session.subscribe(() => void seen.push(anna.session.save().kind));
  const failures = async () =>
    Number(/storage_failures_total (\d+)/.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);
  await until('it was tried again', async () => (await failures()) > 1, 10_000);
  // It was not taken back in between.
  expect(anna.session.save()).toEqual(told);
  expect(new Set(seen)).toEqual(new Set(['offline']));
  other.exec('ROLLBACK');
  other.close();
  await until('it is saved', () => anna.session.save().kind === 'saved', 15_000);
  const bela = open(server.url, map.id, map.keys.view);
  await until('it is there', () => bela.labels().join() === 'later');
});

test('[CO-1] without the server the copy of this browser is there, with the role of last time', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const memory = new Map<string, string>();
  const first = open(server.url, map.id, map.keys.edit, { memory });
  await until('it is open', () => first.session.save().kind === 'saved');
  first.add('kept');
  await until('it is saved', () => first.session.save().kind === 'saved');
  await server.close();
  const doc = new Doc();
  const offline: OfflineCopy = {
    loaded: Promise.resolve(true).then(() => {
      applyCommands(doc, [{ type: 'add-touchpoint', id: 'kept', label: 'kept', x: 0, y: 0 }]);
      return true;
    }),
    ready: () => true,
    wrote: () => true,
    destroy: () => undefined,
  };
  const again = open(server.url, map.id, map.keys.edit, { memory, doc, offline });
  expect(again.session.role()).toBe('edit');
  await until('it says that it is offline', () => again.session.save().kind === 'offline');
  expect(again.session.save()).toEqual({ kind: 'offline', unsaved: false });
  expect(again.labels()).toEqual(['kept']);
  expect(again.session.kept()).toBe(true);
});

test('[CO-9] a wrong key is refused in a sentence that says what happened, what is kept and what to do', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const { session } = open(server.url, map.id, 'not-the-key');
  await until('it is refused', () => session.save().kind === 'refused');
  const save = session.save();
  expect(save.kind === 'refused' && [save.code, save.reason]).toEqual([
    4404,
    expect.stringMatching(/deleted.*tab stays open.*export/),
  ]);
});

test('[CO-9] a deleted map ends the session, and the copy on the page stays', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const anna = open(server.url, map.id, map.keys.edit);
  await until('she is in', () => anna.session.save().kind === 'saved');
  anna.add('still here');
  await until('it is saved', () => anna.session.save().kind === 'saved');
  const headers = { authorization: `Bearer ${map.keys.own}` };
  expect((await fetch(`${server.url}/api/maps/${map.id}`, { method: 'DELETE', headers })).status).toBeLessThan(300);
  await until('she is told', () => anna.session.save().kind === 'refused');
  expect(anna.session.save()).toMatchObject({ code: 4404 });
  expect(anna.labels()).toEqual(['still here']);
});

test('[CO-10] a view link sees every edit, is saved, and sends nothing', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const anna = open(server.url, map.id, map.keys.edit);
  await until('she is in', () => anna.session.save().kind === 'saved');
  anna.add('one');
  applyCommands(anna.doc, [{ type: 'set-title', title: 'first' }]);
  applyCommands(anna.doc, [{ type: 'set-title', title: 'second' }]);
  // Deletions (here: of the first title) would go along with every answer; from a view link that is an attempt to write.
  const sent: number[] = [];
  class Watched extends WebSocketOfNode {
    override send(data: unknown, ...rest: unknown[]): void {
      const bytes = data as Uint8Array;
      if (bytes[0] === 0 && bytes[1] !== 0) sent.push(bytes.length);
      super.send(data as never, ...(rest as []));
    }
  }
  const viewer = open(server.url, map.id, map.keys.view, { WebSocket: Watched });
  await until('the viewer has it', () => viewer.labels().join() === 'one' && viewer.session.save().kind === 'saved');
  expect(viewer.session.role()).toBe('view');
  anna.add('two');
  await until('the viewer has the next one', () => viewer.labels().includes('two'));
  expect(viewer.session.save().kind).toBe('saved');
  // One answer, of five bytes: sync, step 2, two bytes of update.
  expect(sent).toEqual([5]);
});

test('[CO-9] with a ticket that the server no longer takes a new one is fetched', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  let asked = 0;
  const stale: typeof fetch = async (input, init) => {
    asked += 1;
    if (asked > 2) return fetch(input, init);
    return Response.json({ ticket: 'stale', role: 'edit', expires: new Date(Date.now() + 60_000).toISOString() });
  };
  const anna = open(server.url, map.id, map.keys.edit, { fetch: stale });
  await until('she is in', () => anna.session.save().kind === 'saved', 10_000);
  expect(asked).toBe(3);
});

test('[CO-9] when no ticket is ever taken it gives up and says so; trying again works', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  let broken = true;
  const stale: typeof fetch = async (input, init) =>
    broken
      ? Response.json({ ticket: 'stale', role: 'edit', expires: new Date(Date.now() + 600_000).toISOString() })
      : fetch(input, init);
  const anna = open(server.url, map.id, map.keys.edit, { fetch: stale });
  await until('it gives up', () => anna.session.save().kind === 'refused', 40_000);
  expect(anna.session.save()).toMatchObject({
    code: 4401,
    reason: expect.stringContaining('no longer accepts this link'),
  });
  broken = false;
  anna.session.reconnect();
  await until('she is in', () => anna.session.save().kind === 'saved');
}, 60_000);

test('[CO-10] what a view link writes nevertheless is refused, and makes the page view-only', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const anna = open(server.url, map.id, map.keys.edit);
  const viewer = open(server.url, map.id, map.keys.view, { expectedRole: 'edit' });
  await until('both are in', () => anna.session.save().kind === 'saved' && viewer.session.save().kind === 'saved');
  viewer.add('forbidden');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(viewer.session.role()).toBe('view');
  expect(anna.labels()).toEqual([]);
});

test('[CO-16] a network that the system says is gone is noticed at once, and the page comes back by itself', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  // Node has no window; the session listens to whatever the global object offers.
  const events = new EventTarget();
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
  onTestFinished(() => void vi.unstubAllGlobals());
  const one = open(server.url, map.id, map.keys.edit);
  await until('it is in', () => one.session.save().kind === 'saved');
  events.dispatchEvent(new Event('offline'));
  expect(one.session.save().kind).toBe('offline');
  one.add('Made in between');
  await until('it is back', () => one.session.save().kind === 'saved');
});

test('[PA-152] who came by a link that is renewed is sent out with a sentence, at once or when coming back', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const proxy = await startProxy(server.port);
  const inside = open(server.url, map.id, map.keys.edit);
  const owner = open(server.url, map.id, map.keys.own);
  const away = open(`http://127.0.0.1:${proxy.port}`, map.id, map.keys.edit);
  const all = [inside, owner, away];
  await until('all are in', () => all.every(({ session }) => session.save().kind === 'saved'));
  proxy.cut();
  await until('one is away', () => away.session.save().kind === 'offline');
  away.add('done while away');
  await callApi(server.url, 'POST', `/api/maps/${map.id}/links`, map.keys.own, { renew: 'edit' });
  await until('the one inside is out', () => inside.session.save().kind === 'refused');
  expect(inside.session.save()).toMatchObject({ code: 4401, reason: expect.stringMatching(/replaced.*new link/) });
  proxy.mend();
  await until('the one away is told', () => away.session.save().kind === 'refused', 20_000);
  expect(away.session.save()).toMatchObject({ code: 4401, reason: expect.stringMatching(/replaced.*new link/) });
  expect(away.labels()).toEqual(['done while away']);
  expect(owner.session.save().kind).toBe('saved');
  const late = open(server.url, map.id, map.keys.edit);
  await until('a late one is told', () => late.session.save().kind === 'refused');
  expect(late.session.save()).toMatchObject({ code: 4404, reason: expect.stringMatching(/deleted, or.*new link/) });
  await proxy.close();
});
