import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { boxOf, gripOf, restingView, viewOf } from '../support/hands';
import { addTouchpoint, createMap, labels, openMap, settle, waitForSave } from '../support/map-page';

/** Middle of the canvas in its own coordinates, and zoom: what following keeps the same. */
async function middleOfView(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  const { x, y, zoom } = await viewOf(page);
  const size = page.viewportSize()!;
  return { x: (size.width / 2 - x) / zoom, y: (size.height / 2 - y) / zoom, zoom };
}

describe.skipIf(NO_CHROMIUM)('somebody else on the map', () => {
  let app: App;
  let anna: Window;
  let bela: Window;

  beforeAll(async () => {
    app = await startApp();
    [anna, bela] = await Promise.all([openWindow(), openWindow({ width: 1200, height: 800 })]);
  });
  afterAll(async () => {
    await anna?.close();
    await bela?.close();
    await app?.close();
  });

  const bothOpen = async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(anna.page, made.links.own);
    await openMap(bela.page, made.links.edit);
    await restingView(anna.page);
    await restingView(bela.page);
    return made;
  };
  const rename = async (page: Page, name: string) => {
    await page.getByRole('button', { name: /Change your name/ }).click();
    await page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await page.getByRole('button', { name: 'Keep' }).click();
  };

  test('[PA-9] who is here has a face and a name, that changes as it is changed', async () => {
    await bothOpen();
    await rename(anna.page, 'Анна');
    await bela.page.getByRole('button', { name: 'Follow Анна' }).waitFor();
    await rename(bela.page, 'Béla');
    await anna.page.getByRole('button', { name: 'Follow Béla' }).waitFor();
  });

  test('[CO-12] cursors with names, selections and who is writing are seen', async () => {
    await bothOpen();
    const [a, b] = [anna.page, bela.page];
    const grip = await gripOf(a, 'form');
    await a.mouse.move(grip.x - 5, grip.y);
    await a.mouse.move(grip.x, grip.y);
    const pointer = b.locator('.tl-pointer');
    await pointer.getByText('Анна').waitFor();
    const card = await boxOf(b, 'form');
    const at = (await pointer.boundingBox())!;
    expect(at.x).toBeGreaterThan(card.x - 4);
    expect(at.x).toBeLessThan(card.x + card.width);
    expect(Math.abs(at.y - (card.y + card.height))).toBeLessThan(card.height);

    await a.mouse.click(grip.x, grip.y);
    const ring = b.locator('.tl-peer-ring');
    await ring.getByText('Анна').waitFor();
    const shown = (await ring.boundingBox())!;
    expect(Math.abs(shown.x - card.x)).toBeLessThan(8);
    await a.keyboard.press('F2');
    await ring.getByText('Анна is writing…').waitFor();
    await settle(a);
    await ring.waitFor({ state: 'detached' });
    await a.mouse.move(grip.x, 5);
    await a.mouse.move(grip.x, grip.y);
    await a.mouse.click(grip.x, grip.y);
    await ring.waitFor();
    await a.goto('about:blank');
    await ring.waitFor({ state: 'detached' });
    await pointer.waitFor({ state: 'detached' });
  });

  test('[PA-9] a face follows its person, until one looks elsewhere oneself', async () => {
    await bothOpen();
    const [a, b] = [anna.page, bela.page];
    const apart = async () => {
      const [one, two] = [await middleOfView(a), await middleOfView(b)];
      return Math.max(Math.abs(one.x - two.x), Math.abs(one.y - two.y), 1000 * Math.abs(one.zoom - two.zoom));
    };
    await b.getByRole('button', { name: 'Follow Анна' }).click();
    await a.mouse.move(600, 600);
    await a.mouse.wheel(300, 200);
    await restingView(a);
    await expect.poll(apart).toBeLessThan(1.5);
    await a.keyboard.press('Control+0');
    await restingView(a);
    await expect.poll(apart).toBeLessThan(1.5);
    expect((await viewOf(b)).zoom).toBe(1);
    await b.getByRole('button', { name: 'Stop following Анна' }).waitFor();
    await b.mouse.move(500, 600);
    await b.mouse.wheel(0, 90);
    await b.getByRole('button', { name: 'Follow Анна' }).waitFor();
    const own = await restingView(b);
    await a.mouse.wheel(-200, 0);
    await restingView(a);
    expect(await viewOf(b)).toEqual(own);
  });

  test('[CO-1] opened again without the map’s server, it comes from this browser, and edits merge on return', async () => {
    const made = await bothOpen();
    const [a, b] = [anna.page, bela.page];
    await a.waitForTimeout(300);
    // The page itself still comes; what is gone is everything that knows the map.
    await a.route('**/api/**', (route) => route.abort());
    await a.reload();
    await waitForSave(a, ['offline']);
    expect(await labels(a)).toContain('Banner ad');
    await addTouchpoint(a, 'Made offline');
    await settle(a);
    await addTouchpoint(b, 'Made meanwhile');
    await settle(b);
    await a.getByText('Offline: kept in this browser').first().waitFor();
    await a.waitForTimeout(300);
    await a.reload();
    await waitForSave(a, ['offline']);
    expect(await labels(a)).toContain('Made offline');
    await a.locator('.react-flow__node').first().waitFor();
    await addTouchpoint(a, 'Made after a reload');
    await settle(a);
    await a.unroute('**/api/**');
    await waitForSave(a, ['saved'], 20_000);
    for (const page of [a, b]) {
      for (const label of ['Made offline', 'Made meanwhile', 'Made after a reload']) {
        await expect.poll(() => labels(page)).toContain(label);
      }
    }
    expect(await labels(a)).toEqual(await labels(b));
    expect(made.id).toBeTruthy();
  });

  test('[CO-1] the server dies and comes back: edits made meanwhile arrive', async () => {
    await bothOpen();
    const [a, b] = [anna.page, bela.page];
    await app.kill();
    await waitForSave(a, ['offline']);
    await addTouchpoint(a, 'While it was down');
    await settle(a);
    await app.restart();
    await waitForSave(a, ['saved'], 30_000);
    await expect.poll(() => labels(b), { timeout: 20_000 }).toContain('While it was down');
  });
});
