import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, openMap } from '../support/map-page';

const MAP = {
  format: 'throughline',
  version: 1,
  title: 'Rated',
  touchpoints: [
    { id: 'ad', label: 'Banner ad', x: 0, y: 0, reaction: 'positive' },
    { id: 'form', label: 'Form', x: 340, y: 0 },
    { id: 'call', label: 'Call', x: 680, y: 0, reaction: 'neutral' },
  ],
  transitions: [
    { id: 'a', source: 'ad', target: 'form' },
    { id: 'b', source: 'form', target: 'call' },
  ],
};

const rating = (page: Page, word: string) =>
  page.getByRole('group', { name: 'Your rating', exact: true }).getByRole('button', { name: word, exact: true });
const ratingsOf = (page: Page) =>
  page.evaluate(() =>
    (window.__throughline!.editor.store.getState().map.touchpoints.find(({ id }) => id === 'form')!.ratings ?? [])
      .map((one) => `${one.by} ${one.side} ${one.reaction}`)
      .sort(),
  );

describe.skipIf(NO_CHROMIUM)('ratings by a team', () => {
  let app: App;
  let anna: Window;
  let bela: Window;

  beforeAll(async () => {
    app = await startApp();
    [anna, bela] = await Promise.all([openWindow(), openWindow()]);
    const made = await createMap(app.url, { map: MAP });
    for (const [{ page }, name] of [
      [anna, 'Anna'],
      [bela, 'Béla'],
    ] as const) {
      await openMap(page, made.links.edit);
      await page.evaluate((mine) => {
        const { editor } = window.__throughline!;
        if (mine !== 'Anna') editor.setName(mine);
        editor.select({ touchpoints: ['form'] });
        editor.setPanel('inspector');
      }, name);
      await page.getByText('Ratings and competitors', { exact: true }).click();
    }
  });
  afterAll(async () => {
    await Promise.all([anna?.close(), bela?.close()]);
    await app?.close();
  });

  test('[PA-90] a guest gives a name, rates, changes side and mind, and takes it back', async () => {
    const { page } = anna;
    await rating(page, 'Neutral').click();
    await page.getByLabel('Your name, for your ratings').fill('Anna');
    await page.keyboard.press('Enter');
    await expect.poll(() => ratingsOf(page)).toEqual(['Anna customer neutral']);
    await page.getByRole('button', { name: 'Company’s side' }).click();
    await rating(page, 'Negative').click();
    await expect.poll(() => ratingsOf(page)).toEqual(['Anna company negative']);
    expect(await rating(page, 'Negative').getAttribute('aria-pressed')).toBe('true');
    await rating(page, 'Negative').click();
    await expect.poll(() => ratingsOf(page)).toEqual([]);
  });

  test('[PA-91, PA-92] two windows rate at the same time: both count, and the dispute says what hangs on it', async () => {
    const rounds = ['Positive', 'Neutral', 'Positive', 'Neutral'] as const;
    for (const word of rounds) {
      await Promise.all([rating(anna.page, 'Negative').click(), rating(bela.page, word).click()]);
      const both = ['Anna company negative', `Béla customer ${word.toLowerCase()}`];
      for (const { page } of [anna, bela]) await expect.poll(() => ratingsOf(page)).toEqual(both);
      if (word === rounds.at(-1)) break;
      await Promise.all([rating(anna.page, 'Negative').click(), rating(bela.page, word).click()]);
      for (const { page } of [anna, bela]) await expect.poll(() => ratingsOf(page)).toEqual([]);
    }
    for (const { page } of [anna, bela]) {
      await page.getByText('Disputed: 1 negative, 1 not.').waitFor();
      await page.getByText('“Banner ad” broken → intact').waitFor();
      await page.getByText('2 ratings: 1 negative, 1 neutral.').waitFor();
      await page.getByText('Negative counts, in the middle.').waitFor();
    }
  });
});
