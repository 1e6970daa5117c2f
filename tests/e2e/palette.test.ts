import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { mapOf } from '../support/hands';
import { createMap, idOf, labels, openMap } from '../support/map-page';

const search = (page: Page) => page.getByRole('combobox');
const lines = (page: Page) =>
  page.getByRole('option').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
const highlighted = (page: Page) =>
  search(page).evaluate((field) => {
    const id = field.getAttribute('aria-activedescendant');
    const line = id === null ? null : document.getElementById(id);
    return line?.getAttribute('aria-label') ?? line?.textContent ?? null;
  });
const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

describe.skipIf(NO_CHROMIUM)('search, capture, and choosing by typing', () => {
  let app: App;
  let person: Window;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  test('[PA-180, PA-183] Ctrl+K finds what is inside another and out of sight, goes there, and connects it by typing', async () => {
    const { page } = person;
    const touchpoints = [
      { id: 'shop', label: 'Shop', x: 0, y: 0 },
      { id: 'till', label: 'Till', parent: 'shop', reaction: 'negative', x: 0, y: 200 },
      { id: 'far', label: 'Őszi akció', x: 20_000, y: 20_000 },
    ];
    const transitions = [{ id: 'e', source: 'till', target: 'far' }];
    const made = await createMap(app.url, { map: { format: 'throughline', version: 1, touchpoints, transitions } });
    await openMap(page, made.links.own);

    // Typed on at once, before the field can be there.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('till');
    await expect.poll(() => highlighted(page)).toBe('Till, negative, final, breaks the chain, in “Shop”');
    await expect.poll(() => page.getByRole('status').filter({ hasText: '1 touchpoint' }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await search(page).waitFor({ state: 'detached' });
    // What is around it is open, and the keyboard is on it.
    await expect.poll(() => focusedName(page)).toMatch(/^Till, .*part of “Shop”/);

    await page.keyboard.press('Shift+C');
    await page.keyboard.type('oszi');
    await expect.poll(() => highlighted(page)).toMatch(/^Őszi akció/);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('x Flyer');
    await expect.poll(() => lines(page)).toEqual(['New touchpoint “oszx Flyer”']);
    await page.keyboard.press('Enter');
    await expect.poll(() => labels(page)).toEqual(['Shop', 'Till', 'oszx Flyer', 'Őszi akció']);
    const flyer = await idOf(page, 'oszx Flyer');
    expect((await mapOf(page)).transitions.some((one) => one.source === 'till' && one.target === flyer)).toBe(true);

    await page.keyboard.press('Control+f');
    await page.keyboard.type('AKCIO');
    await expect.poll(() => highlighted(page)).toMatch(/^Őszi akció/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toMatch(/^Őszi akció/);
    const box = await page.locator('.react-flow__node[data-id="far"]').boundingBox();
    expect(box && box.x > 60 && box.y > 60 && box.x + box.width < 1440 && box.y + box.height < 900).toBe(true);
  });

  test('[PA-180, CV-16] a command is found and done from a text field; Esc leaves everything as it was', async () => {
    const { page } = person;
    const made = await createMap(app.url, { template: 'clinic-en' });
    await openMap(page, made.links.own);
    await page.getByRole('textbox', { name: 'Title of the map' }).focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('select all');
    await expect.poll(() => highlighted(page)).toMatch(/^Select all/);
    await page.keyboard.press('Escape');
    await search(page).waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('select all');
    await expect.poll(() => highlighted(page)).toMatch(/^Select all/);
    await page.keyboard.press('Enter');
    const count = (await mapOf(page)).touchpoints.length;
    await expect
      .poll(() => page.evaluate(() => window.__throughline!.editor.store.getState().selection.touchpoints.size))
      .toBe(count);
    // What opens another dialogue does so after this one.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('export');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /Export/ }).waitFor();
    await page.keyboard.press('Escape');
    // Of an action that can't be done it is said why, and Enter does nothing.
    await page.evaluate(() => window.__throughline!.editor.select({}));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('duplicate');
    await expect.poll(() => lines(page).then(([line]) => line)).toMatch(/^Duplicate · select a touchpoint first/);
    await page.keyboard.press('Enter');
    expect((await mapOf(page)).touchpoints.length).toBe(count);
    await page.keyboard.press('Escape');
  });

  test('[PA-185] twenty ideas in a row without a mouse, seen by somebody else; then one is taken back', async () => {
    const { page } = person;
    const made = await createMap(app.url);
    await openMap(page, made.links.own);
    const other = await person.context.newPage();
    await openMap(other, made.links.view);
    await page.bringToFront();
    await page.keyboard.press('Shift+N');
    await page.locator('input:focus').waitFor();
    for (let number = 1; number <= 20; number += 1) {
      await page.keyboard.type(number % 2 ? `Idea ${number} +` : `Idea ${number}`);
      await page.keyboard.press(number === 20 ? 'Shift+Enter' : 'Enter');
    }
    await expect.poll(() => labels(other).then((all) => all.length)).toBe(20);
    const map = await mapOf(page);
    expect(map.touchpoints.filter(({ reaction }) => reaction === 'positive').length).toBe(10);
    expect(map.transitions.length).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => labels(page).then((all) => all.length)).toBe(19);
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedName(page)).toMatch(/^Idea 19/);
    await other.close();
  });

  test('[CV-211] the menu of a touchpoint connects and puts in by typing; that of several says how many', async () => {
    const { page } = person;
    const touchpoints = ['Ad', 'Site', 'Call'].map((label, index) => ({ id: label, label, x: index * 320, y: 0 }));
    const made = await createMap(app.url, { map: { format: 'throughline', version: 1, touchpoints, transitions: [] } });
    await openMap(page, made.links.own);
    const card = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
    await card('Ad').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Connect to…/ }).click();
    await search(page).waitFor();
    await page.keyboard.type('call');
    await expect.poll(() => highlighted(page)).toMatch(/^Call/);
    await page.keyboard.press('Enter');
    await expect.poll(() => mapOf(page).then((map) => map.transitions.length)).toBe(1);
    await page.keyboard.press('Control+a');
    await card('Site').click({ button: 'right' });
    await page.getByText('3 touchpoints', { exact: true }).waitFor();
    expect(await page.locator('.react-flow__node.selected').count()).toBe(3);
    expect(await page.getByRole('menuitem', { name: /^Connect to…/ }).count()).toBe(0);
    // The menu takes its own Escape, also while it closes: the one that ends the selection comes after.
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.react-flow__node.selected').count()).toBe(0);
    await card('Site').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Put into…/ }).click();
    await search(page).waitFor();
    await page.keyboard.type('ad');
    await expect.poll(() => highlighted(page)).toMatch(/^Ad/);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => mapOf(page).then((map) => map.touchpoints.find(({ id }) => id === 'Site')?.parent))
      .toBe('Ad');
    expect(person.complaints).toEqual([]);
  });
});
