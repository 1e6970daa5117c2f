import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { boxOf, gripOf, mapOf, restingView, selected } from '../support/hands';
import { createMap, openMap, settle } from '../support/map-page';

const touches = [
  { id: 'ad', label: 'Banner ad', x: 0, y: 0, role: 'start', reaction: 'positive' },
  { id: 'site', label: 'Company site', x: 320, y: 0, reaction: 'positive' },
  { id: 'form', label: 'Question in the online form, which a consultant answers', x: 640, y: 0, reaction: 'negative' },
  { id: 'call', label: 'Call to book', x: 960, y: 0, role: 'final', reaction: 'positive' },
];
const CHAIN = {
  format: 'throughline',
  version: 1,
  title: 'Chain',
  touchpoints: [...touches, { id: 'far', label: 'Review', x: 330, y: 230 }],
  transitions: touches
    .slice(1)
    .map(({ id }, index) => ({ id: `${touches[index]!.id}-${id}`, source: touches[index]!.id, target: id })),
};

describe.skipIf(NO_CHROMIUM)('lines to drag along, and the emotion curve', () => {
  let app: App;
  let person: Window;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
    page = person.page;
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  const open = async (where: Page = page) => {
    const made = await createMap(app.url, { map: CHAIN });
    await openMap(where, made.links.edit);
    await restingView(where);
    return made;
  };
  const place = async (id: string, where = page) => {
    const { x, y } = (await mapOf(where)).touchpoints.find((one) => one.id === id)!;
    return [x, y];
  };
  const reaction = async (id: string) => (await mapOf(page)).touchpoints.find((one) => one.id === id)?.reaction;
  const dock = () => page.getByRole('region', { name: 'Emotion curve' });
  const point = (name: RegExp) => dock().getByRole('button', { name });

  test('[CV-190, CV-193] a card that is dragged near a line stands on it, for others too, unless Ctrl is held', async () => {
    const made = await open();
    const other = await person.context.newPage();
    await openMap(other, made.links.edit);
    await page.bringToFront();
    const { zoom } = await restingView(page);
    const from = await gripOf(page, 'far');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 20 * zoom);
    // Some pixels of a drag are lost before it begins; the card says where it really is.
    const offset = () =>
      page.evaluate(() => {
        const { drag } = window.__throughline!.editor.store.getState();
        return drag ? [Math.round(drag.dx), Math.round(drag.dy)] : null;
      });
    const step = async (dx: number, dy: number) => {
      await page.mouse.move(from.x + dx * zoom, from.y + dy * zoom);
      await expect
        .poll(() => page.evaluate(() => window.__throughline!.editor.store.getState().drag !== null))
        .toBe(true);
    };
    await page.keyboard.down('Control');
    await step(-100, 40);
    const [dx] = (await offset())!;
    const lost = dx! + 100;
    await page.keyboard.up('Control');
    await step(-10 - lost + 4, 40);
    // A few pixels from the left edge of the card above.
    await expect.poll(offset).toMatchObject([-10, expect.any(Number)]);
    await page.locator('.tl-guide.align').waitFor({ state: 'attached' });
    await page.keyboard.down('Control');
    // Where the hand is, up to a pixel that the zoom rounds.
    await expect.poll(async () => Math.abs((await offset())![0]! + 6)).toBeLessThanOrEqual(1);
    expect(await page.locator('.tl-guide').count()).toBe(0);
    await page.keyboard.up('Control');
    await expect.poll(offset).toMatchObject([-10, expect.any(Number)]);
    await expect
      .poll(() => other.evaluate(() => window.__throughline!.editor.store.getState().people[0]?.drag?.dx))
      .toBe(-10);
    await page.mouse.up();
    await expect.poll(async () => (await place('far'))[0]).toBe(320);
    await expect.poll(async () => (await place('far', other))[0]).toBe(320);
    expect(await page.locator('.tl-guide').count()).toBe(0);
    await other.close();
  });

  test('[PA-220, PA-222] the curve opens by key, is walked, rated and left by keys', async () => {
    await open();
    await page.locator('.react-flow__node[data-id="site"]').click();
    await page.keyboard.press('e');
    await point(/^Company site, positive, 2 of 4$/)
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('ArrowRight');
    await point(/^Question.*negative, 3 of 4, the chain breaks here$/)
      .and(page.locator(':focus'))
      .waitFor();
    // The hint has the whole label.
    await page.getByText('which a consultant answers').last().waitFor();
    await page.keyboard.press('2');
    await expect.poll(() => reaction('form')).toBe('neutral');
    expect((await selected(page)).touchpoints).toEqual(['site']);
    await page.keyboard.press('Enter');
    expect((await selected(page)).touchpoints).toEqual(['form']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => reaction('form')).toBe('negative');
    await page.keyboard.press('End');
    await point(/^Call to book, positive, 4 of 4, behind the break/)
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Escape');
    await dock().waitFor({ state: 'detached' });
  });

  test('[PA-221, PA-222] a drag up rates, a click shows on the map, and a chain that ends is told', async () => {
    await open();
    await settle(page);
    await page.getByRole('tab', { name: 'Chains' }).click();
    await page.getByRole('button', { name: /^Emotion curve: Banner ad to Call to book/ }).click();
    const form = await point(/^Question/).boundingBox();
    const at = { x: form!.x + form!.width / 2, y: form!.y + 110 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y - 30, { steps: 3 });
    await page.mouse.move(at.x, at.y - 86, { steps: 3 });
    expect(await reaction('form')).toBe('negative');
    await point(/^Question.*positive, 3 of 4$/).waitFor();
    await page.mouse.up();
    await expect.poll(() => reaction('form')).toBe('positive');
    expect((await selected(page)).touchpoints).toEqual([]);
    await point(/^Call to book/).click();
    expect((await selected(page)).touchpoints).toEqual(['call']);
    const [card, covered] = [await boxOf(page, 'call'), (await dock().boundingBox())!];
    expect(card.y + card.height).toBeLessThan(covered.y);
    await dock().getByRole('button', { name: 'Not rated' }).click();
    await expect.poll(() => reaction('call')).toBeUndefined();
    await page.evaluate(() =>
      window.__throughline!.editor.run([{ type: 'remove', touchpoints: ['site'], transitions: [] }]),
    );
    await dock()
      .getByText(/This chain is no more: one touch has been removed/)
      .waitFor();
    await dock().getByRole('button', { name: 'Show the nearest chain' }).click();
    await expect.poll(() => dock().getByRole('listitem').count()).toBe(2);
    await dock().getByRole('button', { name: 'Close the emotion curve' }).click();
    await dock().waitFor({ state: 'detached' });
  });

  test('[PA-224, CV-190] on a phone it scrolls inside itself, and a finger snaps too', async () => {
    const phone = await openWindow({ width: 390, height: 844, touch: true });
    try {
      await open(phone.page);
      await phone.page.keyboard.press('e');
      const region = phone.page.getByRole('region', { name: 'Emotion curve' });
      await region.waitFor();
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect((await region.boundingBox())!.width).toBeLessThanOrEqual(390);
      await phone.page.keyboard.press('End');
      const last = region.getByRole('button', { name: /^Call to book/ });
      await expect
        .poll(async () => (await last.boundingBox())!.x + (await last.boundingBox())!.width)
        .toBeLessThanOrEqual(390);
      await region.getByRole('button', { name: 'Close the emotion curve' }).click();
      await region.waitFor({ state: 'detached' });
      await phone.page.evaluate(() => window.__throughline!.editor.camera?.fit(['site', 'far']));
      const { zoom } = await restingView(phone.page);
      const { x, y } = await gripOf(phone.page, 'far');
      const hand = await phone.context.newCDPSession(phone.page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx: number, dy: number) =>
        hand.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: type === 'touchEnd' ? [] : [{ x: x + dx * zoom, y: y + dy * zoom, id: 0 }],
        });
      await touch('touchStart', 0, 0);
      for (let step = 1; step <= 8; step += 1) await touch('touchMove', -7 - 8 + step, step * 5);
      await phone.page.locator('.tl-guide.align').first().waitFor({ state: 'attached' });
      await touch('touchEnd', 0, 0);
      await expect.poll(async () => (await place('far', phone.page))[0]).toBe(320);
      expect(phone.complaints).toEqual([]);
    } finally {
      await phone.close();
    }
  });

  test('the page complains of nothing', () => expect(person.complaints).toEqual([]));
});
