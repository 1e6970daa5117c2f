import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { boxOf, mapOf, oneStep, restingView, selected } from '../support/hands';
import { createMap, labels, openMap } from '../support/map-page';

interface Finger {
  readonly x: number;
  readonly y: number;
}

describe.skipIf(NO_CHROMIUM)('a phone, by touch', () => {
  let app: App;
  let person: Window;
  let page: Page;
  let hand: CDPSession;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow({ width: 390, height: 844, touch: true });
    page = person.page;
    hand = await person.context.newCDPSession(page);
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]) =>
    hand.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(({ x, y }, id) => ({ x, y, id })),
    });
  /** Fingers go from one set of places to another. */
  const glide = async (from: readonly Finger[], to: readonly Finger[]) => {
    await touch('touchStart', from);
    for (let step = 1; step <= 8; step += 1) {
      await touch(
        'touchMove',
        from.map(({ x, y }, index) => ({
          x: x + ((to[index]!.x - x) * step) / 8,
          y: y + ((to[index]!.y - y) * step) / 8,
        })),
      );
      await page.waitForTimeout(16);
    }
    await touch('touchEnd', []);
  };
  const press = async (at: Finger, ms: number) => {
    await touch('touchStart', [at]);
    await page.waitForTimeout(ms);
    await touch('touchEnd', []);
  };
  const open = async () => {
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(page, made.links.edit);
    await restingView(page);
    await page.evaluate(() => window.__throughline!.editor.camera!.fit(['ad', 'site']));
    await restingView(page);
  };
  const middle = async (id: string): Promise<Finger> => {
    const { x, y, width, height } = await boxOf(page, id);
    return { x: x + width / 4, y: y + height / 2 };
  };

  test('[CV-9] two fingers pan and pinch; one finger pans on the void', async () => {
    await open();
    const [before, map] = [await restingView(page), await mapOf(page)];
    await glide(
      [
        { x: 150, y: 600 },
        { x: 250, y: 600 },
      ],
      [
        { x: 210, y: 560 },
        { x: 310, y: 560 },
      ],
    );
    const panned = await restingView(page);
    expect(panned.zoom).toBeCloseTo(before.zoom, 2);
    expect(panned.x - before.x).toBeGreaterThan(45);
    expect(panned.y - before.y).toBeLessThan(-28);
    await glide(
      [
        { x: 170, y: 600 },
        { x: 220, y: 600 },
      ],
      [
        { x: 110, y: 600 },
        { x: 280, y: 600 },
      ],
    );
    const pinched = await restingView(page);
    expect(pinched.zoom).toBeGreaterThan(panned.zoom * 1.5);
    await open();
    const once = await restingView(page);
    await glide([{ x: 60, y: 650 }], [{ x: 140, y: 610 }]);
    const moved = await restingView(page);
    expect(moved.x - once.x).toBeGreaterThan(50);
    expect((await selected(page)).touchpoints).toEqual([]);
    expect(await mapOf(page)).toEqual(map);
  });

  test('[CV-25] a long press opens the menu of a card and of the void', async () => {
    await open();
    await press(await middle('site'), 750);
    await page.getByRole('menuitem', { name: 'Customer’s reaction' }).tap();
    await oneStep(page, () => page.getByRole('menuitem', { name: /^Negative/ }).tap());
    expect((await mapOf(page)).touchpoints.find(({ id }) => id === 'site')?.reaction).toBe('negative');
    await page.locator('[role=menu]').first().waitFor({ state: 'detached' });
    await press(await middle('site'), 750);
    await page.getByRole('menuitem', { name: 'Details…' }).tap();
    const sheet = page.getByRole('complementary', { name: 'Findings and details' });
    await sheet.waitFor();
    await restingView(page);
    const card = await boxOf(page, 'site');
    expect(card.y + card.height).toBeLessThan((await sheet.boundingBox())!.y);
    await sheet.getByRole('button', { name: 'Close the panel' }).tap();
    await page.keyboard.press('Escape');
    await press({ x: 200, y: 690 }, 750);
    await page.getByRole('menuitem', { name: 'New touchpoint here' }).tap();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('By touch');
    await page.keyboard.press('Enter');
    expect(await labels(page)).toContain('By touch');
  });

  test('[CV-25] a tap selects, a finger moves a card, and the tools make one', async () => {
    await open();
    const at = await middle('site');
    await page.touchscreen.tap(at.x, at.y);
    expect((await selected(page)).touchpoints).toEqual(['site']);
    const from = await middle('site');
    await oneStep(page, () => glide([from], [{ x: from.x - 30, y: from.y + 70 }]));
    const panel = page.getByRole('navigation', { name: 'Tools' });
    await panel.getByRole('button', { name: 'New touchpoint' }).tap();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('From the bar');
    await page.keyboard.press('Enter');
    expect(await labels(page)).toContain('From the bar');
  });

  test('[AX-41] a second finger or a cancelled touch gives up a drag whole', async () => {
    await open();
    const map = await mapOf(page);
    for (const end of ['second finger', 'cancel'] as const) {
      const at = await middle('site');
      await touch('touchStart', [at]);
      for (const step of [10, 20, 30, 40]) await touch('touchMove', [{ x: at.x, y: at.y + step }]);
      await expect
        .poll(() => page.evaluate(() => window.__throughline!.editor.store.getState().drag !== null))
        .toBe(true);
      if (end === 'cancel') await hand.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
      else {
        await touch('touchStart', [
          { x: at.x, y: at.y + 40 },
          { x: at.x + 60, y: at.y + 120 },
        ]);
        await touch('touchEnd', []);
      }
      await expect.poll(() => page.evaluate(() => window.__throughline!.editor.store.getState().drag)).toBe(null);
      await page.waitForTimeout(60);
      expect(await mapOf(page)).toEqual(map);
    }
  });

  test('[AX-40][AX-42][AX-46] two taps open a label; with Select several taps add and a finger draws a marquee', async () => {
    await open();
    await page.evaluate(() => window.__throughline!.editor.camera!.fit());
    await restingView(page);
    await page.getByRole('button', { name: 'Select several' }).tap();
    for (const id of ['ad', 'site', 'ad']) {
      const at = await middle(id);
      await page.touchscreen.tap(at.x, at.y);
    }
    expect((await selected(page)).touchpoints).toEqual(['site']);
    const view = await restingView(page);
    const { x, y, height } = await boxOf(page, 'form');
    await glide([{ x: x - 5, y: y + height + 60 }], [{ x: x + 30, y: y + height / 2 }]);
    expect((await selected(page)).touchpoints).toEqual(['form', 'site']);
    expect(await restingView(page)).toEqual(view);
    await page.getByRole('button', { name: 'Select several' }).tap();
    await page.evaluate(() => window.__throughline!.editor.select({}));
    const at = await middle('site');
    await page.touchscreen.tap(at.x, at.y);
    await page.waitForTimeout(60);
    await page.touchscreen.tap(at.x, at.y);
    await page.locator('textarea:focus').waitFor();
    // The part of the page that an on-screen keyboard leaves.
    await page.setViewportSize({ width: 390, height: 500 });
    const bar = page.getByRole('toolbar', { name: 'For the label' });
    await expect
      .poll(
        async () => {
          const [field, low] = [await page.locator('textarea:focus').boundingBox(), await bar.boundingBox()];
          return field!.y > 120 && field!.y + field!.height < low!.y && low!.y + low!.height <= 500;
        },
        { message: 'the label stands above the bar, and the bar above the keyboard' },
      )
      .toBe(true);
    expect((await restingView(page)).zoom).toBeGreaterThanOrEqual(0.8);
    await page.setViewportSize({ width: 390, height: 844 });
    await bar.getByRole('button', { name: 'Done' }).tap();
  });

  test('[AX-43][AX-44][AX-45] the bar rates, the sheet is pulled, and all of it is large enough for a thumb', async () => {
    await open();
    const at = await middle('site');
    await page.touchscreen.tap(at.x, at.y);
    await oneStep(page, () => page.getByRole('button', { name: 'Negative' }).tap());
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, input, select, textarea')]
          .filter((each) => !each.closest('.react-flow, .sr-only') && each.checkVisibility())
          .filter((each) => {
            const { width, height } = each.getBoundingClientRect();
            const { top, left, display } = getComputedStyle(each, '::after');
            const rim = display === 'none' || top === 'auto' ? 0 : -Number.parseFloat(top) || 0;
            const side = display === 'none' || left === 'auto' ? 0 : -Number.parseFloat(left) || 0;
            if (each.matches('input, select, textarea')) return Number.parseFloat(getComputedStyle(each).fontSize) < 16;
            return width > 0 && (height + 2 * rim < 40 || width + 2 * side < 40);
          })
          .map((each) => `${each.ariaLabel ?? each.textContent} ${JSON.stringify(each.getBoundingClientRect())}`),
      );
    expect(await small()).toEqual([]);
    await page.evaluate(() => window.__throughline!.editor.setPanel('inspector'));
    const sheet = page.getByRole('complementary', { name: 'Findings and details' });
    await sheet.getByRole('button', { name: 'Make the panel taller' }).waitFor();
    await page.waitForTimeout(400);
    const half = (await sheet.boundingBox())!;
    await restingView(page);
    const card = await boxOf(page, 'site');
    expect(card.y + card.height).toBeLessThan(half.y);
    await glide([{ x: 195, y: half.y + 8 }], [{ x: 195, y: half.y - 260 }]);
    await expect.poll(async () => (await sheet.boundingBox())!.height).toBeGreaterThan(half.height + 200);
    await sheet.getByRole('button', { name: 'Make the panel lower' }).tap();
    await expect.poll(async () => (await sheet.boundingBox())!.height).toBeCloseTo(half.height, 0);
    // Taken hold of on its way, a sheet goes on from there.
    await page.waitForTimeout(300);
    await glide([{ x: 195, y: half.y + 8 }], [{ x: 195, y: 830 }]);
    await sheet.waitFor({ state: 'detached' });
  });

  test('the page complains of nothing', () => {
    expect(person.complaints).toEqual([]);
  });
});
