import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { drag, restingView, selected } from '../support/hands';
import { createMap, openMap, settle } from '../support/map-page';

const COLUMNS = 100;
const ROWS = 50;
const PITCH = { x: 320, y: 170 };
/** The project's own limits for 5,000 touchpoints. */
const ELEMENTS = { far: 2_000, near: 4_000 } as const;

/** Five thousand touchpoints in rows of a hundred, eight thousand transitions. */
function largeMap() {
  const touchpoints: object[] = [];
  const transitions: object[] = [];
  const join = (source: string, target: string) => transitions.push({ id: `${source}-${target}`, source, target });
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const id = `r${row}c${column}`;
      const reaction = (row * 7 + column * 3) % 97 === 0 ? 'negative' : 'positive';
      touchpoints.push({ id, label: `Step ${id}`, reaction, x: column * PITCH.x, y: row * PITCH.y });
      if (column > 0) join(`r${row}c${column - 1}`, id);
      if (column > 0 && row > 0 && (row + column) % 5 < 3) join(`r${row - 1}c${column - 1}`, id);
    }
  }
  return { format: 'throughline', version: 1, title: 'Five thousand', touchpoints, transitions };
}

type Counts = { touchpoints: number; transitions: number; tiles: number };

/** What was drawn and painted since the page opened, once nothing more is. */
async function drawn(page: Page): Promise<Counts> {
  const read = () => page.evaluate(() => ({ ...window.__throughlineRenders! }));
  let now = await read();
  for (;;) {
    await page.waitForTimeout(300);
    const next = await read();
    if (Object.entries(next).every(([name, count]) => now[name as keyof Counts] === count)) return next;
    now = next;
  }
}

const elements = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);
const mounted = (page: Page) => page.locator('.react-flow__node').count();

describe.skipIf(NO_CHROMIUM)('five thousand touchpoints', () => {
  let app: App;
  let person: Window;
  let page: Page;

  /** Where a touchpoint is on the screen; it need not be mounted. */
  const at = async (id: string, dx = 60, dy = 30) => {
    const [, row, column] = /^r(\d+)c(\d+)$/.exec(id)!.map(Number) as [number, number, number];
    const { x, y, zoom } = await restingView(page);
    return { x: (column * PITCH.x + dx) * zoom + x, y: (row * PITCH.y + dy) * zoom + y };
  };
  const lookFar = async () => {
    await page.evaluate(() => window.__throughline!.editor.camera!.fit());
    await drawn(page);
  };
  const touchpoint = (id: string) =>
    page.evaluate(
      (each) => window.__throughline!.editor.store.getState().map.touchpoints.find((one) => one.id === each),
      id,
    );
  const labelled = (label: string) =>
    page.evaluate((each) => {
      const { touchpoints } = window.__throughline!.editor.store.getState().map;
      return touchpoints.find((one) => one.label.includes(each))?.id;
    }, label);
  const click = async (id: string, count = 1) => {
    const { x, y } = await at(id);
    await page.mouse.click(x, y, { clickCount: count });
  };

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
    page = person.page;
    const { links } = await createMap(app.url, { map: largeMap() });
    await openMap(page, links.edit.replace('#', '?renders#'));
    await drawn(page);
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  test('[CV-140] keeps the page small, far out and near', async () => {
    expect(await elements(page)).toBeLessThanOrEqual(ELEMENTS.far);
    expect(await mounted(page)).toBeLessThanOrEqual(2);
    await page.evaluate(() => window.__throughline!.editor.camera!.zoomTo(0.62));
    await drawn(page);
    expect(await mounted(page)).toBeGreaterThan(40);
    expect(await elements(page)).toBeLessThanOrEqual(ELEMENTS.near);
    await lookFar();
    expect(await mounted(page)).toBeLessThanOrEqual(2);
  });

  test('[CV-141] far out one clicks, drags, draws a marquee and edits as near by', async () => {
    await lookFar();
    await click('r20c30');
    expect((await selected(page)).touchpoints).toEqual(['r20c30']);
    await page.locator('.react-flow__node[data-id="r20c30"]:focus').waitFor();
    const [from, to] = [await at('r20c30', 120, 30), await at('r20c30', 120 + 640, 30 + 510)];
    await drag(page, from, to);
    const moved = (await touchpoint('r20c30'))!;
    expect(Math.abs(moved.x! - (30 * PITCH.x + 640))).toBeLessThan(40);
    expect(Math.abs(moved.y! - (20 * PITCH.y + 510))).toBeLessThan(40);
    await page.keyboard.press('Control+z');
    expect(await touchpoint('r20c30')).toMatchObject({ x: 30 * PITCH.x, y: 20 * PITCH.y });
    await settle(page);
    await drag(page, await at('r10c10', -30, -40), await at('r12c11', 200, 60));
    expect((await selected(page)).touchpoints).toEqual(['r10c10', 'r10c11', 'r11c10', 'r11c11', 'r12c10', 'r12c11']);
    expect((await selected(page)).transitions).toContain('r11c10-r11c11');
    await settle(page);
    // A card is so small there that a double click, in whole pixels, would be a matter of luck.
    await page.evaluate(() => window.__throughline!.editor.camera!.zoomTo(0.1));
    await click('r25c50', 2);
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Renamed far out');
    await page.keyboard.press('Enter');
    // A text could not be read there: the view has come near.
    await expect.poll(() => labelled('Renamed far out')).toBe('r25c50');
    expect((await restingView(page)).zoom).toBeGreaterThan(0.5);
    await settle(page);
  });

  test('[CV-26] [CV-142] far out a rating paints a few tiles, a selection none, a pan only what comes into view', async () => {
    await lookFar();
    const before = await drawn(page);
    await click('r30c40');
    expect(await drawn(page)).toEqual(before);
    await page.keyboard.press('3');
    const rated = await drawn(page);
    const { width, height } = page.viewportSize()!;
    const all = Math.ceil(width / 256 + 1) * Math.ceil(height / 256 + 1);
    await page.keyboard.press('1');
    const broken = await drawn(page);
    expect(broken.tiles).toBeGreaterThan(rated.tiles);
    expect([broken.touchpoints, broken.transitions]).toEqual([before.touchpoints, before.transitions]);
    await settle(page);
    await page.mouse.move(700, 450);
    for (let step = 0; step < 6; step += 1) await page.mouse.wheel(3, 2);
    const panned = await drawn(page);
    expect(panned.tiles - broken.tiles).toBeLessThan(all / 2);
  });

  test('[CV-22] far out a lit path is lit and the rest fades, and nothing is painted anew', async () => {
    await lookFar();
    const before = await drawn(page);
    const ink = () =>
      page.evaluate(() => {
        const [below, above] = [...document.querySelectorAll<HTMLCanvasElement>('canvas.tl-overview')];
        const { data } = above!.getContext('2d')!.getImageData(0, 0, above!.width, above!.height);
        let painted = 0;
        for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) painted += 1;
        return { painted, fades: getComputedStyle(below!).opacity };
      });
    const path = ['r8c8', 'r8c9', 'r8c10', 'r8c11'];
    expect(await ink()).toEqual({ painted: 0, fades: '1' });
    await page.evaluate((ids) => window.__throughline!.editor.setHighlight({ path: ids }), path);
    await expect.poll(async () => (await ink()).painted).toBeGreaterThan(80);
    expect(Number((await ink()).fades)).toBeLessThan(0.5);
    expect(await drawn(page)).toEqual(before);
    await page.evaluate(() => window.__throughline!.editor.setHighlight(null));
    await expect.poll(async () => (await ink()).painted).toBe(0);
  });

  test('the page complains of nothing', () => {
    expect(person.complaints).toEqual([]);
  });
});
