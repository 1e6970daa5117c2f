import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { boxOf, drag, gripOf, mapOf, oneStep, restingView, selected } from '../support/hands';
import { createMap, labels, openMap, waitForSave } from '../support/map-page';

/** An advert leads into Support, where the queue breaks the chain, and on to the contract; a form stands apart. */
const MAP = {
  format: 'throughline',
  version: 1,
  title: 'Support',
  touchpoints: [
    { id: 'ad', label: 'Banner ad', x: 0, y: 0 },
    { id: 'sup', label: 'Support' },
    { id: 'call', label: 'Hotline', parent: 'sup', x: 360, y: 0 },
    { id: 'wait', label: 'Queue', parent: 'sup', x: 680, y: 0, reaction: 'negative' },
    { id: 'end', label: 'Contract', x: 1060, y: 0 },
    { id: 'form', label: 'Form', x: 0, y: 300 },
  ],
  transitions: [
    { id: '1', source: 'ad', target: 'call' },
    { id: '2', source: 'call', target: 'wait' },
    { id: '3', source: 'wait', target: 'end' },
  ],
};

const cards = (page: Page): Promise<string[]> =>
  page.locator('.react-flow__node').evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? '').sort());
const lines = (page: Page): Promise<string[]> =>
  page.locator('.react-flow__edge').evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? '').sort());
const parentOf = async (page: Page, id: string): Promise<string | undefined> =>
  (await mapOf(page)).touchpoints.find((one) => one.id === id)?.parent;

describe.skipIf(NO_CHROMIUM)('touchpoints within touchpoints', () => {
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

  const both = async () => {
    const made = await createMap(app.url, { map: MAP });
    for (const { page } of [anna, ben]) {
      await openMap(page, made.links.edit);
      await page
        .getByRole('button', { name: 'Close the panel' })
        .click({ timeout: 500 })
        .catch(() => undefined);
      await page.evaluate(() => window.__throughline?.editor.camera?.fit());
      await restingView(page);
    }
    return made;
  };
  const select = async (page: Page, id: string) => {
    const { x, y } = await gripOf(page, id);
    await page.mouse.click(x, y);
    expect((await selected(page)).touchpoints).toEqual([id]);
  };
  const headOf = async (page: Page, id: string) => {
    const { x, y } = await boxOf(page, id);
    return { x: x + 60, y: y + 12 };
  };

  test('[CV-101] a break inside is shown outside; open, its parts stand in a frame', async () => {
    await both();
    const { page } = anna;
    expect(await cards(page)).toEqual(['ad', 'end', 'form', 'sup']);
    expect(await lines(page)).toEqual(['1', '3']);
    const closed = page.locator('.react-flow__node[data-id="sup"]');
    expect(await closed.textContent()).toContain('BROKEN INSIDE');
    expect(await closed.textContent()).toContain('2 parts');
    expect(await closed.getAttribute('aria-label')).toContain('2 parts, closed, broken inside');
    const before = await boxOf(page, 'sup');
    await closed.getByRole('button', { name: 'Open “Support”: 2 parts' }).click();
    await expect.poll(() => cards(page)).toEqual(['ad', 'call', 'end', 'form', 'sup', 'wait']);
    expect(await lines(page)).toEqual(['1', '2', '3']);
    const frame = await boxOf(page, 'sup');
    expect([Math.round(frame.x), Math.round(frame.y)]).toEqual([Math.round(before.x), Math.round(before.y)]);
    expect(await closed.getAttribute('aria-label')).toContain('open');
    // It is one person's view: nothing was written, and the other sees no change.
    await waitForSave(page, ['saved']);
    expect(await cards(ben.page)).toEqual(['ad', 'end', 'form', 'sup']);
    await page.reload();
    await waitForSave(page, ['saved']);
    await expect.poll(() => cards(page)).toContain('call');
  });

  test('[CV-107] a card that is dragged into a frame is a part of it for everybody; dragged out it is none', async () => {
    await both();
    const { page } = anna;
    await select(page, 'sup');
    await page.keyboard.press('o');
    await expect.poll(() => cards(page)).toContain('call');
    await restingView(page);
    const frame = await boxOf(page, 'sup');
    const form = await gripOf(page, 'form');
    const ground = { x: frame.x + frame.width / 2, y: frame.y + frame.height - 12 };
    await oneStep(page, () => drag(page, form, ground));
    expect(await parentOf(page, 'form')).toBe('sup');
    await expect.poll(() => parentOf(ben.page, 'form')).toBe('sup');
    await expect.poll(() => cards(ben.page)).toEqual(['ad', 'end', 'sup']);
    await oneStep(page, async () => drag(page, await gripOf(page, 'form'), { x: frame.x, y: frame.y + 420 }));
    expect(await parentOf(page, 'form')).toBe(undefined);
    await expect.poll(() => cards(ben.page)).toEqual(['ad', 'end', 'form', 'sup']);
  });

  test('[CV-107] over a card a drag rests before it puts in', async () => {
    await both();
    const { page } = anna;
    const form = await gripOf(page, 'form');
    const end = await gripOf(page, 'end');
    await page.mouse.move(form.x, form.y);
    await page.mouse.down();
    await page.mouse.move(end.x - 40, end.y, { steps: 4 });
    await page.mouse.move(end.x, end.y - 10, { steps: 4 });
    await page.locator('.tl-drop-ring').waitFor();
    expect(await page.locator('.tl-drop-ring').textContent()).toBe('Put into “Contract”');
    await oneStep(page, () => page.mouse.up());
    expect(await parentOf(page, 'form')).toBe('end');
    // What gets its first part opens, so that nothing vanishes.
    expect(await cards(page)).toContain('form');
  });

  test('[CV-108] dragging an open frame moves all that is inside, live for others, as one write', async () => {
    await both();
    const { page } = anna;
    for (const each of [page, ben.page]) await each.evaluate(() => window.__throughline?.editor.setOpened('sup', true));
    await restingView(page);
    const [before, call] = [await mapOf(page), await boxOf(ben.page, 'call')];
    const head = await headOf(page, 'sup');
    await page.mouse.move(head.x, head.y);
    await page.mouse.down();
    await page.mouse.move(head.x + 20, head.y + 40, { steps: 3 });
    await page.mouse.move(head.x + 40, head.y + 80, { steps: 3 });
    await expect.poll(async () => (await boxOf(ben.page, 'call')).y).toBeGreaterThan(call.y + 60);
    expect(await mapOf(page)).toEqual(before);
    await oneStep(page, () => page.mouse.up());
    const place = (map: typeof before, id: string) => map.touchpoints.find((one) => one.id === id)!;
    const after = await mapOf(page);
    const moved = ['call', 'wait'].map((id) => (place(after, id).y ?? 0) - (place(before, id).y ?? 0));
    expect(moved[0]).toBe(moved[1]);
    expect(moved[0]).toBeGreaterThan(60);
    expect(place(after, 'ad')).toEqual(place(before, 'ad'));
    await expect.poll(() => mapOf(ben.page)).toEqual(after);
  });

  test('[CV-102] one goes inside by key and out by the names above; a peer’s deletion brings one out', async () => {
    await both();
    const { page } = anna;
    await select(page, 'sup');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => cards(page)).toEqual(['call', 'wait']);
    const path = page.getByRole('navigation', { name: 'Where you are on the map' });
    expect(await path.textContent()).toBe('Map›Support');
    // What is made here is a part.
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Music');
    await page.keyboard.press('Enter');
    await expect.poll(() => labels(ben.page)).toContain('Music');
    expect((await mapOf(page)).touchpoints.find(({ label }) => label === 'Music')?.parent).toBe('sup');
    await path.getByRole('button', { name: 'Map' }).click();
    await expect.poll(() => cards(page)).toEqual(['ad', 'end', 'form', 'sup']);
    expect((await selected(page)).touchpoints).toEqual(['sup']);

    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => cards(page)).toContain('call');
    await select(ben.page, 'sup');
    await ben.page.keyboard.press('Delete');
    await page.getByText('“Support” is gone: you are on the whole map again.').waitFor();
    await expect.poll(() => cards(page)).toContain('ad');
  });

  test('[CV-106] by keys alone: put into, group, take out, undo', async () => {
    await both();
    const { page } = anna;
    await select(page, 'form');
    await oneStep(page, async () => {
      await page.keyboard.press('p');
      await page.getByText('Put Form into').waitFor();
      await page.keyboard.press('Control+ArrowUp');
      await page.keyboard.press('Enter');
    });
    expect(await parentOf(page, 'form')).toBe('ad');
    await page.evaluate(() => window.__throughline?.editor.select({ touchpoints: ['form'] }));
    await oneStep(page, () => page.keyboard.press('Control+Shift+g'));
    expect(await parentOf(page, 'form')).toBe(undefined);
    await page.evaluate(() => window.__throughline?.editor.select({ touchpoints: ['ad', 'form'] }));
    await oneStep(page, async () => {
      await page.keyboard.press('Control+g');
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type('First contact');
      await page.keyboard.press('Enter');
    });
    const made = (await mapOf(page)).touchpoints.find(({ label }) => label === 'First contact');
    expect([await parentOf(page, 'ad'), await parentOf(page, 'form')]).toEqual([made?.id, made?.id]);
    await expect.poll(() => cards(ben.page)).toEqual(['end', made?.id, 'sup'].sort());
  });

  test('[CV-101] on the ground of a frame one draws a marquee, which does not take the frame', async () => {
    await both();
    const { page } = anna;
    await page.evaluate(() => window.__throughline?.editor.setOpened('sup', true));
    const frame = await boxOf(page, 'sup');
    const wait = await boxOf(page, 'wait');
    await drag(page, { x: frame.x + 4, y: frame.y + frame.height - 4 }, { x: wait.x + 30, y: wait.y + 6 });
    expect((await selected(page)).touchpoints).toEqual(['call', 'wait']);
    const head = await headOf(page, 'sup');
    await page.mouse.click(head.x, head.y);
    expect((await selected(page)).touchpoints).toEqual(['sup']);
    expect(anna.complaints).toEqual([]);
  });
});
