import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { mapOf, selected } from '../support/hands';
import { createMap, idOf, openMap } from '../support/map-page';

const FORM = 'Question to a consultant in the online form';
const CALL = 'Phone call to book an appointment';
const SITE = "Clinic's website";

describe.skipIf(NO_CHROMIUM)('the outline beside the canvas', () => {
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

  const row = (page: Page, label: string) => page.getByRole('treeitem', { name: new RegExp(`^${label}, `) });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const transitions = async (page: Page) => {
    const map = await mapOf(page);
    const labelOf = (id: string) => map.touchpoints.find((one) => one.id === id)?.label;
    return map.transitions.map(({ source, target }) => `${labelOf(source)} > ${labelOf(target)}`).sort();
  };
  const open = async (map: object = { template: 'clinic-en' }) => {
    const made = await createMap(app.url, map);
    await openMap(person.page, made.links.own);
    await person.page.keyboard.press('Shift+O');
    await person.page.getByRole('tree').waitFor();
    return made;
  };

  test('[AX-12] renames in place, adds before, as a part and beside, rates, moves between phases, deletes, undoes', async () => {
    const { page } = person;
    await open();
    await page.keyboard.type('clin');
    await expect.poll(() => focused(page)).toMatch(/^Clinic's website, /);
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Label of the touchpoint' }).waitFor();
    await page.keyboard.type('Web site');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Web site, intermediate, positive, 2 of 5, /);
    // Enter again makes the next one, as on the canvas; Esc without a name makes none.
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name of the new touchpoint' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^Web site, /);
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.type('Search');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Search, intermediate, not rated, .*leads to Web site/);
    await page.keyboard.press('2');
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect
      .poll(async () => (await mapOf(page)).touchpoints.find(({ label }) => label === 'Search'))
      .toMatchObject({ reaction: 'neutral', phase: 'awareness' });
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'New touchpoint' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: 'As a part of it' }).click();
    await page.getByRole('textbox', { name: 'Name of the new touchpoint' }).waitFor();
    await page.keyboard.type('Ranking');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Ranking, .*1 of 1/);
    const search = await idOf(page, 'Search');
    expect((await mapOf(page)).touchpoints.find(({ label }) => label === 'Ranking')).toMatchObject({ parent: search });
    await page.keyboard.press('Delete');
    await row(page, 'Ranking').waitFor({ state: 'detached' });
    // The focus is on the row that took its place, and the map knows nothing of what was deleted.
    await expect.poll(() => focused(page)).not.toBe('');
    await page.keyboard.press('Control+z');
    await row(page, 'Ranking').waitFor();
    expect(person.complaints).toEqual([]);
  });

  test('[AX-13] follows the selection of the canvas, leads to it, and keeps the focus when a peer deletes its row', async () => {
    const { page } = person;
    const made = await open();
    const peer = await openWindow({ width: 800, height: 600 });
    try {
      await row(page, CALL).click();
      expect((await selected(page)).touchpoints).toEqual(['call']);
      await page.evaluate(() => {
        (document.activeElement as HTMLElement).blur();
        window.__throughline!.editor.select({ touchpoints: ['site'] });
      });
      await expect.poll(() => row(page, SITE).getAttribute('tabindex')).toBe('0');
      await row(page, SITE).press('Alt+Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('site');
      await row(page, FORM).click();
      await openMap(peer.page, made.links.edit);
      await peer.page.evaluate(() =>
        window.__throughline!.editor.run([{ type: 'remove', touchpoints: ['form'], transitions: [] }]),
      );
      await row(page, FORM).waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toMatch(/phase|touchpoint|Phone|Clinic/);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem');
    } finally {
      await peer.close();
    }
  });

  test('[AX-14] connects by typing where to, from the outline and back to it; a link is gone to, and taken away', async () => {
    const { page } = person;
    await open();
    await row(page, 'Banner ad').click();
    await page
      .getByRole('group', { name: /^What to do with/ })
      .getByRole('button', { name: 'Connect to…' })
      .click();
    await page.getByRole('combobox').fill('phone');
    await page.keyboard.press('Enter');
    await expect.poll(() => transitions(page)).toContain(`Banner ad > ${CALL}`);
    await expect.poll(() => focused(page)).toMatch(/^Banner ad, .*leads to /);
    await page.keyboard.press('ArrowRight');
    const link = page.getByRole('treeitem', { name: new RegExp(`^Leads to ${CALL}`) }).first();
    await link.focus();
    await link.click();
    await page.keyboard.press('Delete');
    await expect.poll(() => transitions(page)).not.toContain(`Banner ad > ${CALL}`);
  });

  test('[AX-11] of 5,000 touchpoints a few rows are there, and the last is one key away', async () => {
    const { page } = person;
    const touchpoints = Array.from({ length: 5000 }, (_, n) => ({ id: `t${n}`, label: `No. ${n}`, x: 0, y: n * 120 }));
    await open({ map: { format: 'throughline', version: 1, touchpoints, transitions: [] } });
    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toMatch(/^No\. 4999, .*5000 of 5000/);
    expect(await page.getByRole('treeitem').count()).toBeLessThan(60);
    const last = page.locator('[role=treeitem]:focus');
    expect([await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')]).toEqual([
      '5000',
      '5000',
    ]);
  });

  test('[AX-34] what a drag does is done by presses: moving, the ends of a transition, several, the order of phases', async () => {
    const { page } = person;
    await open();
    await row(page, FORM).click();
    const before = (await mapOf(page)).touchpoints.find(({ id }) => id === 'form')!;
    await page.getByRole('tab', { name: /^Details/ }).click();
    await page.getByRole('button', { name: 'Move down' }).click();
    await page.getByRole('button', { name: 'Move right' }).click();
    await expect
      .poll(async () => (await mapOf(page)).touchpoints.find(({ id }) => id === 'form'))
      .toMatchObject({ x: before.x! + 64, y: before.y! + 64 });

    await page.evaluate(() => window.__throughline!.editor.select({ transitions: ['site-form'] }));
    // The list is filled when one comes near.
    await page.getByLabel('To', { exact: true }).focus();
    await page.getByLabel('To', { exact: true }).selectOption({ label: CALL });
    await expect.poll(() => transitions(page)).toContain(`${SITE} > ${CALL}`);

    await page.getByRole('tab', { name: 'Outline' }).click();
    await row(page, SITE).click();
    await page.getByRole('button', { name: 'Select several' }).click();
    await row(page, CALL).click();
    expect((await selected(page)).touchpoints).toEqual(['call', 'site']);
    await row(page, CALL).click();
    expect((await selected(page)).touchpoints).toEqual(['site']);
    await page.getByRole('button', { name: 'Select several' }).click();

    await page.getByRole('treeitem', { name: /^Booking, phase/ }).click();
    await page.getByRole('button', { name: 'All that can be done with it' }).click();
    await page.getByRole('menuitem', { name: 'Move earlier' }).click();
    await expect
      .poll(async () => (await mapOf(page)).phases.map(({ id }) => id))
      .toEqual(['awareness', 'booking', 'consideration', 'retention']);
    expect(person.complaints).toEqual([]);
  });
});
