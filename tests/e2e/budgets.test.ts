import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, openMap, settle, waitForSave } from '../support/map-page';

const ROWS = 40;

/** Forty journeys of three steps; the first starts with a to b to c. */
function manyJourneys() {
  const touchpoints: object[] = [];
  const transitions: object[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const ids = ['a', 'b', 'c'].map((name) => (row === 0 ? name : `${name}${row}`));
    ids.forEach((id, column) => {
      touchpoints.push({ id, label: `Touchpoint ${id}`, reaction: 'positive', x: column * 340, y: row * 170 });
      if (column > 0) transitions.push({ id: `${ids[column - 1]}-${id}`, source: ids[column - 1], target: id });
    });
  }
  return { format: 'throughline', version: 1, title: 'Many journeys', touchpoints, transitions };
}

/** What a page sent and heard over its sockets, by the kinds of y-protocols. */
function listen(page: Page) {
  const counts = { updates: 0, updateBytes: 0, presenceHeard: 0 };
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      if (typeof payload === 'string' || payload[0] !== 0 || payload[1] !== 2) return;
      counts.updates += 1;
      counts.updateBytes += payload.byteLength;
    });
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string' && payload[0] === 1) counts.presenceHeard += 1;
    });
  });
  return counts;
}

/** Cards and lines that React has drawn since the page opened, once nothing more is drawn. */
async function drawn(page: Page): Promise<{ touchpoints: number; transitions: number }> {
  const read = () => page.evaluate(() => ({ ...window.__throughlineRenders! }));
  let now = await read();
  for (;;) {
    await page.waitForTimeout(400);
    const next = await read();
    if (next.touchpoints === now.touchpoints && next.transitions === now.transitions) return next;
    now = next;
  }
}

function spent(before: { touchpoints: number; transitions: number }, after: typeof before) {
  return { cards: after.touchpoints - before.touchpoints, lines: after.transitions - before.transitions };
}

async function middleOf(page: Page, id: string) {
  const box = (await page.locator(`.react-flow__node[data-id="${id}"]`).boundingBox())!;
  // Clear of handles, whatever the zoom.
  return { x: box.x + box.width * 0.3, y: box.y + box.height / 2 };
}

describe.skipIf(NO_CHROMIUM)('budgets that are counted, not timed', () => {
  let app: App;
  let anna: Window;
  let bela: Window;
  let sent: ReturnType<typeof listen>;
  let heard: ReturnType<typeof listen>;

  beforeAll(async () => {
    app = await startApp();
    [anna, bela] = await Promise.all([openWindow(), openWindow()]);
    sent = listen(anna.page);
    heard = listen(bela.page);
    const { links } = await createMap(app.url, { map: manyJourneys() });
    const link = links.edit.replace('#', '?renders#');
    for (const { page } of [anna, bela]) {
      await openMap(page, link);
      await page.evaluate(() => window.__throughline?.editor.camera?.zoomTo(1));
      await drawn(page);
      await page.evaluate(() => window.__throughline?.editor.camera?.reveal('b'));
      await page.locator('.react-flow__node[data-id="b"]').waitFor();
      await drawn(page);
    }
  });
  afterAll(async () => {
    await anna?.close();
    await bela?.close();
    await app?.close();
  });

  test('[CV-21] a rating draws the cards and lines that it changes, on both pages', async () => {
    const { x, y } = await middleOf(anna.page, 'b');
    await anna.page.mouse.click(x, y);
    const before = [await drawn(anna.page), await drawn(bela.page)] as const;
    await anna.page.keyboard.press('1');
    await waitForSave(anna.page, ['saved']);
    const costs = [spent(before[0], await drawn(anna.page)), spent(before[1], await drawn(bela.page))];
    console.info('a rating:', JSON.stringify(costs));
    for (const { cards, lines } of costs) {
      // b breaks and c starves behind it; b once more when its figure comes. Both lines of the journey change.
      expect(cards).toBeGreaterThanOrEqual(2);
      expect(cards).toBeLessThanOrEqual(3);
      expect(lines).toBe(2);
    }
    await settle(anna.page);
  });

  test("[CV-21] somebody else's pointer draws no card and no line", async () => {
    const before = await drawn(bela.page);
    const frames = heard.presenceHeard;
    for (let step = 0; step < 60; step += 1) await anna.page.mouse.move(300 + step * 5, 700 - step * 3);
    const cost = spent(before, await drawn(bela.page));
    expect(heard.presenceHeard).toBeGreaterThan(frames);
    expect(cost).toEqual({ cards: 0, lines: 0 });
  });

  test('[CO-3] a drag is one write of few bytes, and draws the lines of the moved card only, on both pages', async () => {
    const before = [await drawn(anna.page), await drawn(bela.page)] as const;
    const from = { ...sent };
    const frames = heard.presenceHeard;
    const { x, y } = await middleOf(anna.page, 'b');
    await anna.page.mouse.move(x, y);
    await anna.page.mouse.down();
    for (let step = 1; step <= 60; step += 1) await anna.page.mouse.move(x + step, y + step * 2);
    await anna.page.mouse.up();
    await waitForSave(anna.page, ['saved']);
    const mine = spent(before[0], await drawn(anna.page));
    const theirs = spent(before[1], await drawn(bela.page));
    const [writes, bytes] = [sent.updates - from.updates, sent.updateBytes - from.updateBytes];
    const shown = heard.presenceHeard - frames;
    console.info(
      `a drag of 60 moves: ${writes} writes, ${bytes} bytes; drawn here ${JSON.stringify(mine)}, ` +
        `there ${JSON.stringify(theirs)} in ${shown} frames of presence`,
    );
    expect(writes).toBe(1);
    expect(bytes).toBeLessThanOrEqual(512);
    // The frame of the card moves; what is on the card is not drawn again.
    expect(mine.cards).toBe(0);
    expect(theirs.cards).toBe(0);
    expect(theirs.lines).toBeGreaterThan(0);
    expect(theirs.lines).toBeLessThanOrEqual(2 * (shown + 1));
  });
});
