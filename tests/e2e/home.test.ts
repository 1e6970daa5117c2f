import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { addTouchpoint, labels, waitForSave } from '../support/map-page';

const MAP_FILE = {
  format: 'throughline',
  version: 1,
  title: 'From a file',
  touchpoints: [
    { id: 'ad', label: 'Ad' },
    { id: 'pay', label: 'Pay', reaction: 'negative' },
  ],
  transitions: [{ id: 'ad-pay', source: 'ad', target: 'pay' }],
};

describe.skipIf(NO_CHROMIUM)('home', () => {
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

  const choose = (text: string, name = 'map.journey.json') =>
    person.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

  test('[HO-2] a new map opens at once, and is among the maps of this browser afterwards', async () => {
    const { page } = person;
    await page.goto(app.url);
    await page.getByRole('button', { name: 'New map' }).click();
    await page.waitForURL(/\/m\/[^#]+#.+/);
    await waitForSave(page, ['saved']);
    expect(await labels(page)).toEqual([]);
    await page.goto(app.url);
    await page.getByText('Untitled map').first().waitFor();
  });

  test('[HO-10] a newcomer is shown around the first example, step by step, once', async () => {
    const newcomer = await openWindow();
    const { page } = newcomer;
    try {
      await page.goto(app.url);
      await page.getByRole('button', { name: /clinic, English/ }).click();
      const guide = page.getByRole('region', { name: 'First steps' });
      await guide.getByText('Find the break').waitFor();
      await guide.getByRole('button', { name: 'Show me' }).click();
      await guide.getByText('Mend it').waitFor();
      await page.keyboard.press('3');
      await guide.getByText('Add your own').waitFor();
      await page.getByText('1 of 1 chain works').first().waitFor();
      await addTouchpoint(page, 'A friend tells of us');
      await guide.getByText('Draw together').waitFor();
      await guide.getByRole('button', { name: 'Show the links' }).click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await guide.getByText('That is what it is for').waitFor();
      await guide.getByRole('button', { name: 'No more first steps' }).click();
      await guide.waitFor({ state: 'detached' });
      await page.goto(app.url);
      await page.getByRole('button', { name: /clinic, English/ }).click();
      await page.waitForURL(/\/m\//);
      await waitForSave(page, ['saved']);
      await page.locator('.react-flow__node').first().waitFor();
      expect(await guide.count()).toBe(0);
      expect(newcomer.complaints).toEqual([]);
    } finally {
      await newcomer.close();
    }
  });

  test.each([
    ['English', 'Banner ad'],
    ['Magyar', 'Hirdetés bannereken'],
    ['Български', 'Реклама на банер'],
    ['Русский', 'Объявление на баннере'],
    ['Монгол', 'Баннер сурталчилгаа'],
  ])('[HO-3] the clinic opens in %s, with its break', async (language, first) => {
    const { page } = person;
    await page.goto(app.url);
    await page.getByRole('button', { name: new RegExp(`clinic, ${language}`) }).click();
    await page.waitForURL(/\/m\//);
    await waitForSave(page, ['saved']);
    expect(await labels(page)).toContain(first);
    const verdicts = await page.evaluate(() =>
      window.__throughline!.editor.store.getState().states.scopes[0]!.starts.map((start) => start.verdict),
    );
    expect(verdicts).toContain('broken');
    await page.getByText('BREAKS THE CHAIN').first().waitFor();
  });

  test('[HO-4] a chosen file becomes a map of one’s own', async () => {
    const { page } = person;
    await page.goto(app.url);
    await choose(JSON.stringify(MAP_FILE));
    await page.waitForURL(/\/m\//);
    await waitForSave(page, ['saved']);
    expect(await labels(page)).toEqual(['Ad', 'Pay']);
  });

  test('[HO-5] a bad file makes nothing and lists every fault with its place', async () => {
    const { page } = person;
    await page.goto(app.url);
    const bad = {
      ...MAP_FILE,
      transitions: [
        { id: 'x', source: 'ad', target: 'nowhere' },
        { id: 'x', source: 'ad', target: 'pay' },
      ],
    };
    await choose(JSON.stringify(bad));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const said = (await dialog.textContent()) ?? '';
    expect(said).toContain('/transitions/0/target');
    expect(said).toContain('/transitions/1/id');
    expect(page.url()).not.toContain('/m/');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await choose('{"format": "throughline", ');
    await expect.poll(() => dialog.textContent()).toMatch(/is not JSON/);
    expect(page.url()).not.toContain('/m/');
  });

  test('[HO-8] one’s own map is renamed and deleted from the list', async () => {
    const { page } = person;
    await page.goto(app.url);
    const row = page.getByRole('listitem').filter({ hasText: 'From a file' });
    await row.getByRole('button', { name: /More about/ }).click();
    await page.getByRole('menuitem', { name: /Rename/ }).click();
    await page.getByRole('textbox', { name: /New title/ }).fill('Renamed');
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Renamed' }).waitFor();
    const href = await page.getByRole('link', { name: 'Renamed' }).getAttribute('href');
    await page.goto(app.url + href);
    await waitForSave(page, ['saved']);
    expect(await page.getByRole('textbox', { name: /title/i }).inputValue()).toBe('Renamed');
    await page.goto(app.url);
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Renamed' })
      .getByRole('button', { name: /More about/ })
      .click();
    await page.getByRole('menuitem', { name: /Delete/ }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: /Delete/ })
      .click();
    await page.getByRole('listitem').filter({ hasText: 'Renamed' }).waitFor({ state: 'detached' });
    const [id, key] = href!.replace('/m/', '').split('#');
    const gone = await fetch(`${app.url}/api/maps/${id}`, { headers: { authorization: `Bearer ${key}` } });
    expect(gone.status).toBe(404);
  });
});
