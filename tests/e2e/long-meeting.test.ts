import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeStateAsUpdate } from 'yjs';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { type ForeignClient, joinForeign } from '../support/foreign-client';
import { createMap, openMap, waitForSave } from '../support/map-page';
import { createHands } from '../support/peer-hands';
import { seededRandom } from '../support/seeded-random';
import { fetchTicket } from '../support/test-server';

/** Minutes of work by everybody, compressed to seconds; `npm run soak` takes 60. */
const MINUTES = Number(process.env.MINUTES ?? 3);
const TOUCHPOINTS = MINUTES > 10 ? 1_000 : 200;
const SEED = Number(process.env.SEED ?? 2026);
/** By then the browser has compiled what is used all the time, and every panel has been seen. */
const WARM_UP = MINUTES > 10 ? 10 : 2;
const PEERS = 4;

function rowsOfJourneys() {
  const touchpoints = Array.from({ length: TOUCHPOINTS }, (_, index) => ({
    id: `t${index}`,
    label: `Touchpoint ${index}`,
    x: (index % 25) * 320,
    y: Math.floor(index / 25) * 170,
  }));
  const transitions = touchpoints.flatMap(({ id }, index) =>
    index % 25 === 24 ? [] : [{ id: `l${index}`, source: id, target: `t${index + 1}` }],
  );
  return { format: 'throughline', version: 1, title: 'A long meeting', touchpoints, transitions };
}

/** What the page sent as edits. */
function listen(page: Page) {
  const sent = { writes: 0, bytes: 0 };
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      if (typeof payload === 'string' || payload[0] !== 0 || payload[1] !== 2) return;
      sent.writes += 1;
      sent.bytes += payload.byteLength;
    });
  });
  return sent;
}

/** The one at the page: drags, rates, renames, adds, removes, undoes, follows somebody, looks elsewhere. */
function workOnPage(page: Page, minute: number): Promise<void> {
  return page.evaluate(async (turn) => {
    const editor = window.__throughline!.editor;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { map, people } = editor.store.getState();
    const at = (step: number) => map.touchpoints[(turn * 37 + step * 11) % map.touchpoints.length]!.id;
    editor.follow(turn % 3 === 0 ? (people[0]?.clientId ?? null) : null);
    editor.select({ touchpoints: [at(0)] });
    for (let step = 1; step <= 12; step += 1) {
      editor.drag.to([at(0)], step * 4, step * 3);
      await frame();
    }
    editor.drag.drop();
    editor.run([
      { type: 'set-touchpoints', ids: [at(1)], fields: { reaction: turn % 2 === 0 ? 'negative' : 'positive' } },
    ]);
    editor.run([{ type: 'set-touchpoints', ids: [at(2)], fields: { label: `Named in minute ${turn}` } }]);
    await frame();
    editor.undo();
    editor.setPanel(turn % 2 === 0 ? 'chains' : 'findings');
    editor.camera?.fit(turn % 4 === 0 ? undefined : [at(3), at(4)]);
    editor.setHighlight(turn % 5 === 0 ? { path: [at(0), at(1)] } : null);
    await frame();
  }, minute);
}

describe.skipIf(NO_CHROMIUM)('five people at work for long', () => {
  let app: App;
  let tab: Window;

  beforeAll(async () => {
    app = await startApp();
    tab = await openWindow();
  });
  afterAll(async () => {
    await tab?.close();
    await app?.close();
  });

  test(`[PA-173] ${MINUTES} minutes of five people leave the page's memory as it was, and a drag costs one short write`, async () => {
    const { page } = tab;
    const sent = listen(page);
    const made = await createMap(app.url, { map: rowsOfJourneys() });
    const key = new URL(made.links.edit).hash.slice(1);
    const clients: ForeignClient[] = [];
    for (let index = 0; index < PEERS; index += 1) {
      const client = joinForeign(app.url.replace('http', 'ws'), made.id, await fetchTicket(app.url, made.id, key));
      clients.push(client);
      await client.synced;
    }
    const hands = clients.map((client, index) => createHands(client, `peer${index}`, seededRandom(SEED + index)));
    await openMap(page, made.links.edit);
    const session = await tab.context.newCDPSession(page);
    await session.send('HeapProfiler.enable');
    const heap = async (): Promise<number> => {
      await waitForSave(page, ['saved'], 60_000);
      // Timers of what has just been done run out; then nothing holds what is over.
      await page.waitForTimeout(1500);
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };

    let start = 0;
    for (let minute = 0; minute < WARM_UP + MINUTES; minute += 1) {
      if (minute === WARM_UP) start = await heap();
      await Promise.all([workOnPage(page, minute), ...hands.map((hand) => hand.workAMinute())]);
      if (minute % 10 === 9) console.info(`minute ${minute + 1}: ${((await heap()) / 1e6).toFixed(1)} MB`);
    }
    const end = await heap();

    const [first] = clients;
    const before = { ...sent, document: encodeStateAsUpdate(first!.doc).length };
    const DRAGS = 20;
    for (let drag = 0; drag < DRAGS; drag += 1) {
      await page.evaluate(async (turn) => {
        const { drag: control } = window.__throughline!.editor;
        for (let step = 1; step <= 30; step += 1) control.to([`t${turn}`], step * 3, step * 2);
        control.drop();
      }, drag);
    }
    await waitForSave(page, ['saved']);
    await expect.poll(() => encodeStateAsUpdate(first!.doc).length).toBeGreaterThan(before.document);
    const growth = encodeStateAsUpdate(first!.doc).length - before.document;
    const total = hands.reduce(
      (sum, { done }) => ({
        edits: sum.edits + done.edits,
        drags: sum.drags + done.drags,
        frames: sum.frames + done.frames,
      }),
      { edits: 0, drags: 0, frames: 0 },
    );
    console.info(
      `seed ${SEED}, ${TOUCHPOINTS} touchpoints: the others made ${total.edits} edits, ${total.drags} of them drags, ` +
        `with ${total.frames} frames of presence; the page sent ${before.writes} writes. Heap of the page ` +
        `${(start / 1e6).toFixed(1)} → ${(end / 1e6).toFixed(1)} MB (${((end / start - 1) * 100).toFixed(0)} %); ` +
        `a drag: ${(sent.writes - before.writes) / DRAGS} writes, ${((sent.bytes - before.bytes) / DRAGS).toFixed(0)} bytes, ` +
        `document + ${(growth / DRAGS).toFixed(0)} bytes`,
    );
    expect(total.frames).toBeGreaterThan(PEERS * MINUTES * 20);
    expect(end).toBeLessThanOrEqual(start * 1.2);
    expect(sent.writes - before.writes).toBeLessThanOrEqual(DRAGS * 1.5);
    expect(growth).toBeLessThanOrEqual(DRAGS * 512);
    const names = (await page.evaluate(
      () => window.__throughline!.editor.store.getState().map.touchpoints.length,
    )) as number;
    const known = [...first!.doc.getMap('touchpoints').values()].filter(
      (one) => (one as { get(key: string): unknown }).get('removed') !== true,
    );
    expect(names).toBe(known.length);
    expect(tab.complaints).toEqual([]);
  }, 3_600_000);
});
