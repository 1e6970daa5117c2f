import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, labels, waitForSave } from '../support/map-page';

const MAP = {
  format: 'throughline',
  version: 1,
  title: 'Утас: холболт',
  touchpoints: [
    { id: 'a', label: 'Зар сурталчилгаа', role: 'start' },
    { id: 'b', label: '<img src=x onerror="document.title=1">', reaction: 'negative' },
  ],
  transitions: [{ id: 't', source: 'a', target: 'b' }],
};

/** Lets go of a file above the page. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName, { type: 'application/json' }));
      return transfer;
    },
    [name, content] as const,
  );
  const target = page.locator('h1');
  await target.dispatchEvent('dragenter', { dataTransfer: data });
  await page.getByText('Drop the file to open it as a new map').waitFor();
  await target.dispatchEvent('drop', { dataTransfer: data });
}

describe.skipIf(NO_CHROMIUM)('files on the home page', () => {
  let app: App;
  let shown: Window;
  let page: Page;

  beforeAll(async () => {
    app = await startApp();
    shown = await openWindow();
    page = shown.page;
  });
  afterAll(async () => {
    await shown?.close();
    await app?.close();
  });

  const home = async (): Promise<void> => {
    await page.goto(app.url);
    await page.waitForLoadState('networkidle');
  };

  test('[HO-1] the home page shows a chain that breaks', async () => {
    await home();
    const picture = page.locator('figure');
    expect(await picture.textContent()).toContain('0 of 1 chain works');
    expect(await picture.locator('svg[role=img]').first().textContent()).toContain('BREAKS THE CHAIN');
  });

  test('[HO-4] a file may begin with a byte order mark, and markup in labels stays text', async () => {
    await home();
    await page.getByLabel('File to open').setInputFiles({
      name: 'map.journey.json',
      mimeType: 'application/json',
      buffer: Buffer.from(`\ufeff${JSON.stringify(MAP)}`),
    });
    await page.waitForURL(/\/m\//);
    await waitForSave(page, ['saved']);
    await expect.poll(() => page.title()).toBe('Утас: холболт · Throughline');
    expect(await labels(page)).toEqual(['<img src=x onerror="document.title=1">', 'Зар сурталчилгаа']);
  });

  test('[HO-4] a file that is dropped anywhere on the page opens', async () => {
    await home();
    await drop(page, 'dropped.json', JSON.stringify({ ...MAP, title: 'Dropped' }));
    await page.waitForURL(/\/m\//);
    await waitForSave(page, ['saved']);
    await expect.poll(() => page.title()).toBe('Dropped · Throughline');
  });

  test('[HO-5] a dropped file that is no map creates nothing', async () => {
    await home();
    const kept = () => page.evaluate(() => localStorage.getItem('throughline.recent'));
    const before = await kept();
    await drop(page, 'words.json', 'hello {');
    await page.getByRole('dialog').getByText('is not JSON').waitFor();
    expect(await kept()).toBe(before);
    expect(page.url()).not.toContain('/m/');
  });

  test('[HO-5] a file of 60 MB is refused in a sentence', async () => {
    await home();
    await drop(page, 'large.json', ' '.repeat(60 * 1024 * 1024));
    await page.getByRole('dialog').getByText('60 MB').waitFor();
  });

  test('[HO-8] a map of others can only be taken out of the list', async () => {
    const made = await createMap(app.url, { title: 'Theirs' });
    await page.goto(made.links.view);
    await waitForSave(page, ['saved']);
    await home();
    await page.getByRole('button', { name: 'More about Theirs' }).click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Remove from this list']);
    await page.getByRole('menuitem').click();
    await page.getByRole('link', { name: 'Theirs' }).waitFor({ state: 'detached' });
  });
});
