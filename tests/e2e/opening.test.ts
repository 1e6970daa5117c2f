import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, openMap, waitForSave } from '../support/map-page';

const BUDGET_BYTES = 350 * 1024;
const MAP = {
  format: 'throughline',
  version: 1,
  title: 'Short',
  touchpoints: [
    { id: 'ad', label: 'Banner ad', role: 'start', x: 0, y: 0 },
    { id: 'call', label: 'Call to book', role: 'final', reaction: 'negative', x: 320, y: 0 },
  ],
  transitions: [{ id: 'ad-call', source: 'ad', target: 'call' }],
};

/** Waits until the map is on the screen; what the page then has asked for counts, what comes later does not. */
async function firstView(
  page: Page,
): Promise<{ at: number; scripts: { name: string; start: number; bytes: number }[] }> {
  await page.waitForFunction(() => performance.getEntriesByName('throughline:first-view').length > 0);
  return page.evaluate(() => ({
    at: performance.getEntriesByName('throughline:first-view')[0]!.startTime,
    scripts: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter((entry) => /\.js\b/.test(entry.name))
      .map((entry) => ({ name: entry.name, start: entry.startTime, bytes: entry.encodedBodySize })),
  }));
}

/** The scripts that the page itself names, as opposed to what its code asks for. */
async function namedScripts(link: string): Promise<Set<string>> {
  const html = await (await fetch(link)).text();
  return new Set([...html.matchAll(/chunks\/([^"'\\ ?]+\.js)/g)].map((match) => match[1]!));
}

describe.skipIf(NO_CHROMIUM)('what a map needs before it is there', () => {
  let app: App;
  let tab: Window;
  let link: string;

  beforeAll(async () => {
    app = await startApp();
    link = (await createMap(app.url, { map: MAP })).links.edit;
    tab = await openWindow();
  });
  afterAll(async () => {
    await tab?.close();
    await app?.close();
  });

  test('[PA-171] few scripts come before the map can be used, and none of what is opened later', async () => {
    const { page } = tab;
    await page.goto(link);
    const { at, scripts } = await firstView(page);
    await page.locator('.react-flow__node').first().waitFor();
    const before = scripts.filter(({ start }) => start < at);
    const bytes = before.reduce((sum, script) => sum + script.bytes, 0);
    console.info(`scripts before the map is there: ${before.length}, ${(bytes / 1024).toFixed(0)} KB as sent`);
    expect(before.length).toBeGreaterThan(3);
    expect(before.every((script) => script.bytes > 0)).toBe(true);
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
    const texts = await Promise.all(before.map(async ({ name }) => (await fetch(name)).text()));
    const code = texts.join('\n');
    const found = [
      'Journey map. Walk with Ctrl',
      'Copy as picture',
      'Share this map',
      'Restoring…',
      'Worth knowing',
    ].filter((sentence) => code.includes(sentence));
    // A sentence of the canvas is in it, so those of the others would be found.
    expect(found).toEqual(['Journey map. Walk with Ctrl']);
  });

  test('[PA-170] a dialogue and a panel whose code does not come say so, and open when it is tried again', async () => {
    const { page } = tab;
    const named = await namedScripts(link);
    let cut = true;
    await page.route('**/_next/static/chunks/*.js', (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1)!;
      return cut && !named.has(name) ? route.abort() : route.continue();
    });
    await page.goto('about:blank');
    await openMap(page, link);
    await firstView(page);
    const panel = page.getByRole('complementary', { name: 'Findings and details' });
    await panel.getByText('could not be loaded').waitFor();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const fault = page.getByRole('alert').filter({ hasText: 'This part of the page could not be loaded' });
    await fault.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Try again');
    await page.keyboard.press('Escape');
    await fault.waitFor({ state: 'detached' });
    // The map itself works on, and what is to be said waits.
    await page.evaluate(() => window.__throughline?.editor.say('Kept until it can be shown.'));
    cut = false;
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('tab', { name: 'Findings' }).waitFor();
    await page.getByText('Kept until it can be shown.').waitFor();
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this map' });
    await fault.or(dialog).waitFor();
    if (await fault.isVisible()) await fault.getByRole('button', { name: 'Try again' }).click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await waitForSave(page, ['saved']);
  });
});
