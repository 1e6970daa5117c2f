import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, labels, openMap, waitForSave } from '../support/map-page';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MAP = {
  format: 'throughline',
  version: 1,
  title: 'Clinic',
  touchpoints: [
    { id: 'ad', label: 'Ad', role: 'start', x: 0, y: 0 },
    { id: 'queue', label: 'Queue', reaction: 'negative', x: 320, y: 0 },
    { id: 'visit', label: 'Visit', role: 'final', x: 640, y: 0 },
  ],
  transitions: [
    { id: '1', source: 'ad', target: 'queue' },
    { id: '2', source: 'queue', target: 'visit' },
  ],
};

async function openVersions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More about this map' }).click();
  await page.getByRole('menuitem', { name: 'Versions of this map' }).click();
  await page.getByRole('dialog', { name: 'Versions' }).waitFor();
}

/** Mends the queue, renames the visit and adds a way round, in one step. */
function workOn(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.__throughline!.editor.run([
      { type: 'set-touchpoints', ids: ['queue'], fields: { reaction: 'positive' } },
      { type: 'set-touchpoints', ids: ['visit'], fields: { label: 'First visit' } },
      { type: 'add-touchpoint', id: 'app', label: 'App', x: 320, y: 200 },
      { type: 'add-transition', id: '3', source: 'ad', target: 'app' },
      { type: 'add-transition', id: '4', source: 'app', target: 'visit' },
    ]);
  });
}

const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role="dialog"] button, [role="dialog"] input, [role="dialog"] summary')].flatMap(
      (element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24)
          ? [`${element.outerHTML.slice(0, 80)} ${width} × ${height}`]
          : [];
      },
    ),
  );

async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly impact: string | null;
      readonly nodes: readonly { readonly html: string }[];
    }
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

describe.skipIf(NO_CHROMIUM)('versions on the page', () => {
  let app: App;
  let ann: Window;
  let bob: Window;

  beforeAll(async () => {
    app = await startApp();
    [ann, bob] = await Promise.all([openWindow(), openWindow({ width: 390, height: 844, dark: true })]);
  });
  afterAll(async () => {
    await Promise.all([ann?.close(), bob?.close()]);
    await app?.close();
  });

  test('[PA-160, PA-161, PA-162, PA-163, PA-164, PA-168] a version is named, compared with now, restored and taken back, and both windows see it', async () => {
    const made = await createMap(app.url, { map: MAP });
    const { page } = ann;
    await openMap(page, made.links.own);
    await openMap(bob.page, made.links.edit);
    await page.locator('.react-flow__pane').click({ position: { x: 400, y: 500 } });
    await page.keyboard.press('Shift+V');
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    await dialog.getByText('No version yet').waitFor();
    await dialog.getByRole('button', { name: 'Keep as a version' }).click();
    await dialog.getByText('Give it a name first').waitFor();
    await dialog.getByLabel('Name the map as it is now').fill('Before the workshop');
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: 'Before the workshop' }).waitFor();
    await dialog.getByText('Nothing has changed since then.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await workOn(page);
    await waitForSave(page, ['saved']);
    await openVersions(page);
    await dialog.getByRole('button', { name: /Before the workshop/ }).click();
    await dialog.getByText('Since then one chain came back and one chain is new (it works).').waitFor();
    await dialog.getByText('Then 0 of 1 chain worked, now 2 of 2 chains work.').waitFor();
    await dialog.getByText('What else differs from now').click();
    for (const line of [
      '"Ad": broken then, intact now.',
      '"Queue": negative then, positive now.',
      '"Visit" is now "First visit".',
      '"App".',
      'Two transitions came.',
    ]) {
      await dialog.getByText(line, { exact: true }).waitFor();
    }
    expect(await dialog.getByRole('img', { name: /^Clinic/ }).count()).toBe(1);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);

    await dialog.getByRole('button', { name: 'Restore' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await labels(page)).toEqual(['Ad', 'Queue', 'Visit']);
    await bob.page.waitForFunction(() => window.__throughline!.editor.store.getState().map.touchpoints.length === 3);
    expect(await labels(bob.page)).toEqual(['Ad', 'Queue', 'Visit']);
    await waitForSave(page, ['saved']);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => window.__throughline!.editor.store.getState().map.touchpoints.length === 4);
    await bob.page.waitForFunction(() => window.__throughline!.editor.store.getState().map.touchpoints.length === 4);
    expect(await labels(bob.page)).toEqual(['Ad', 'App', 'First visit', 'Queue']);

    // What was there before the restoring is a version too, and can be given a name.
    await openVersions(page);
    const automatic = dialog.getByRole('button', { name: /automatic/ });
    await automatic.click();
    await dialog.getByText('Nothing has changed since then.').waitFor();
    await dialog.getByLabel('Name this version, so that it stays').fill('After the workshop');
    await dialog.getByRole('button', { name: 'Name this version' }).click();
    await dialog.getByRole('heading', { name: 'After the workshop' }).waitFor();
    expect(await automatic.count()).toBe(0);

    // The owner can delete one; the way back has the focus first.
    await dialog.getByRole('button', { name: 'Delete this version…' }).press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Delete this version?' });
    await question.getByRole('button', { name: 'Keep it' }).click();
    await question.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Delete this version…' }).press('Enter');
    await question.getByRole('button', { name: 'Delete it' }).click();
    await dialog.getByRole('button', { name: /After the workshop/ }).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: /Before the workshop/ }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await openVersions(bob.page);
    await bob.page.getByRole('button', { name: /Before the workshop/ }).click();
    await bob.page.getByRole('button', { name: 'Restore' }).waitFor();
    expect(await bob.page.getByRole('button', { name: 'Delete this version…' }).count()).toBe(0);
    await bob.page.keyboard.press('Escape');
  });

  test('[PA-160, PA-165] on a narrow dark screen one step leads to a version and one back, and a view link looks and compares only', async () => {
    const made = await createMap(app.url, { map: MAP });
    const key = new URL(made.links.own).hash.slice(1);
    const named = await fetch(`${app.url}/api/maps/${made.id}/versions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ name: 'A' }),
    });
    expect(named.status).toBe(201);
    const { page } = bob;
    await openMap(page, made.links.view);
    await openVersions(page);
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    expect(await dialog.getByLabel('Name the map as it is now').count()).toBe(0);
    await dialog.getByRole('button', { name: /\bA$/ }).click();
    await dialog.getByText('Nothing has changed since then.').waitFor();
    await dialog.getByText('Restoring one needs an edit link').waitFor();
    expect(await dialog.getByRole('button', { name: 'Restore' }).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('A');
    expect(await seriousFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Full size' }).click();
    expect(
      await dialog
        .getByRole('region', { name: 'Picture of the version' })
        .evaluate((box) => box.scrollWidth > box.clientWidth),
    ).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await dialog.getByRole('button', { name: 'All versions' }).click();
    await dialog.getByRole('button', { name: /\bA$/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('[PA-167] without the server the dialogue says so and asks again, and nothing is restored', async () => {
    const made = await createMap(app.url, { map: MAP });
    const { page } = ann;
    await openMap(page, made.links.own);
    await page.context().setOffline(true);
    await waitForSave(page, ['offline']);
    await openVersions(page);
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    await dialog.getByRole('alert').getByText('Versions are kept by the server, so they can’t be shown now.').waitFor();
    await page.context().setOffline(false);
    await waitForSave(page, ['saved']);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByRole('alert').waitFor({ state: 'hidden' });
    await dialog.getByLabel('Name the map as it is now').fill('Kept');
    await dialog.getByRole('button', { name: 'Keep as a version' }).click();
    await dialog.getByRole('heading', { name: 'Kept' }).waitFor();
    await workOn(page);
    await page.context().setOffline(true);
    await waitForSave(page, ['offline']);
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await page
      .getByText(/nothing was restored/i)
      .first()
      .waitFor();
    expect(await labels(page)).toContain('App');
    await page.context().setOffline(false);
    await waitForSave(page, ['saved']);
    await page.keyboard.press('Escape');
  });
});
