import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { gripOf, mapOf, oneStep, restingView } from '../support/hands';
import { createMap, openMap, waitForSave } from '../support/map-page';

const MAP = {
  format: 'throughline',
  version: 1,
  title: 'Lanes',
  phases: [
    { id: 'aware', label: 'Awareness' },
    { id: 'buy', label: 'Purchase' },
    { id: 'keep', label: 'Retention' },
  ],
  touchpoints: [
    { id: 'ad', label: 'Banner ad', x: 0, y: 0, phase: 'aware' },
    { id: 'shop', label: 'Shop', x: 400, y: 0, phase: 'buy' },
    { id: 'mail', label: 'Newsletter', x: 800, y: 0, phase: 'keep' },
  ],
  transitions: [{ id: '1', source: 'ad', target: 'shop' }],
};

const heads = (page: Page): Promise<string[]> => page.locator('.tl-head .tl-head-name').allTextContents();
const phaseOf = async (page: Page, id: string): Promise<string | undefined> =>
  (await mapOf(page)).touchpoints.find((one) => one.id === id)?.phase;

describe.skipIf(NO_CHROMIUM)('phases as columns', () => {
  let app: App;
  let anna: Window;
  let ben: Window;

  beforeAll(async () => {
    app = await startApp();
    anna = await openWindow();
    ben = await openWindow();
  });
  afterAll(async () => {
    await anna?.close();
    await ben?.close();
    await app?.close();
  });

  const open = async (map: object = MAP): Promise<void> => {
    const made = await createMap(app.url, { map });
    for (const { page } of [anna, ben]) {
      await openMap(page, made.links.edit);
      await page.evaluate(() => {
        window.__throughline?.editor.setPanel(null);
        window.__throughline?.editor.camera?.fit();
      });
      await restingView(page);
    }
  };

  test('[CV-170] a card dropped into a column gets its phase, in both windows, as one undo step', async () => {
    await open();
    const { page } = anna;
    const before = await mapOf(page);
    const [from, to] = [await gripOf(page, 'ad'), await gripOf(page, 'shop')];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + 150, { steps: 8 });
    await expect.poll(() => page.locator('.tl-head.lit').textContent()).toBe('Purchase');
    expect(await mapOf(page)).toEqual(before);
    await oneStep(page, () => page.mouse.up());
    expect(await phaseOf(page, 'ad')).toBe('buy');
    expect(await page.locator('.tl-head.lit').count()).toBe(0);
    await expect.poll(() => phaseOf(ben.page, 'ad')).toBe('buy');
    await page.keyboard.press('Control+z');
    expect(await mapOf(page)).toEqual(before);
    await expect.poll(() => phaseOf(ben.page, 'ad')).toBe('aware');
  });

  test('[CV-171] heads: renamed in place, moved by key and by drag, seen by others; removed with what stands there kept', async () => {
    await open();
    const { page } = anna;
    expect(await heads(page)).toEqual(['Awareness', 'Purchase', 'Retention']);
    await page.locator('.tl-head-grip', { hasText: 'Purchase' }).dblclick();
    await page.keyboard.type('First order');
    await page.keyboard.press('Enter');
    await expect.poll(() => heads(ben.page)).toEqual(['Awareness', 'First order', 'Retention']);

    // The focus is back on the head.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('First order, phase 2 of 3');
    await oneStep(page, () => page.keyboard.press('Alt+ArrowRight'));
    expect(await heads(page)).toEqual(['Awareness', 'Retention', 'First order']);
    await expect.poll(() => heads(ben.page)).toEqual(['Awareness', 'Retention', 'First order']);
    const x = async (id: string): Promise<number> =>
      (await mapOf(page)).touchpoints.find((one) => one.id === id)?.x ?? 0;
    expect(await x('mail')).toBeLessThan(await x('shop'));

    const grip = page.locator('.tl-head-grip', { hasText: 'First order' });
    const at = await grip.boundingBox();
    const first = await page.locator('.tl-head-grip', { hasText: 'Awareness' }).boundingBox();
    if (!at || !first) throw new Error('no heads');
    await page.mouse.move(at.x + 20, at.y + 14);
    await page.mouse.down();
    await page.mouse.move(first.x + 20, at.y + 14, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => heads(page)).toEqual(['First order', 'Awareness', 'Retention']);

    await page.locator('[data-phase="aware"]').hover();
    await page.getByRole('button', { name: 'Menu of Awareness' }).click();
    await page.getByRole('menuitem', { name: 'Remove the phase' }).click();
    await page.getByText('Removed the phase “Awareness”. Its touchpoint stays where it is.').waitFor();
    await expect.poll(() => heads(ben.page)).toEqual(['First order', 'Retention']);
    expect(await phaseOf(page, 'ad')).toBe('aware');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(() => heads(page)).toEqual(['First order', 'Awareness', 'Retention']);
    expect(anna.complaints).toEqual([]);
  });

  test('[CV-173] a large map is tidied in a worker; Escape cancels it', async () => {
    const touchpoints = Array.from({ length: 700 }, (_, i) => ({
      id: `t${i}`,
      label: `Touch ${i}`,
      x: (i * 7919) % 9000,
      y: (i * 104729) % 9000,
    }));
    const transitions = Array.from({ length: 1100 }, (_, i) => {
      const from = (i * 37) % 680;
      return { id: `e${i}`, source: `t${from}`, target: `t${from + 1 + (i % 13)}` };
    });
    await open({ format: 'throughline', version: 1, touchpoints, transitions });
    const { page } = anna;
    const before = await mapOf(page);
    const isTidying = (): Promise<boolean> =>
      page.evaluate(() => window.__throughline!.editor.store.getState().tidying !== null);
    const begun = page.waitForEvent('worker');
    await page.keyboard.press('Shift+L');
    await begun;
    await page.keyboard.press('Escape');
    expect(await isTidying()).toBe(false);
    await page.getByText('Tidying was cancelled. Nothing was changed.').waitFor();
    expect(await mapOf(page)).toEqual(before);

    await page.keyboard.press('Shift+L');
    await expect.poll(isTidying, { timeout: 60_000 }).toBe(false);
    const after = await mapOf(page);
    const moved = after.touchpoints.filter(
      ({ x, y }, i) => x !== before.touchpoints[i]?.x || y !== before.touchpoints[i]?.y,
    );
    expect(moved.length).toBeGreaterThan(600);
    await waitForSave(page, ['saved']);
    await page.keyboard.press('Control+z');
    expect(await mapOf(page)).toEqual(before);
    expect(anna.complaints).toEqual([]);
  });
});
