import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { mapOf, restingView } from '../support/hands';
import { card, createMap, idOf, openMap, settle } from '../support/map-page';

/** What the two see at each stage; a folder that git ignores. */
const FOLDER = join('test-results', 'meeting');

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const verdict = (page: Page) => page.getByText(/^\d+ of \d+ chains? works?$/).first();

/**
 * Two people work on one map as in a meeting, each by hand in a browser of their own: only what can be seen and pressed
 * is used. Details of each part are held elsewhere; this holds that the parts go together.
 */
describe.skipIf(NO_CHROMIUM)('a meeting of two', () => {
  let app: App;
  let anna: Window;
  let bela: Window;

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true });
    app = await startApp();
    [anna, bela] = await Promise.all([openWindow(), openWindow({ dark: true })]);
    const made = await createMap(app.url, { template: 'telephony-en' });
    await openMap(anna.page, made.links.own);
    await openMap(bela.page, made.links.edit);
  });
  afterAll(async () => {
    await Promise.all([anna?.close(), bela?.close()]);
    await app?.close();
  });

  const shoot = async (stage: string) => {
    for (const [who, { page }] of [
      ['anna', anna],
      ['bela', bela],
    ] as const) {
      await restingView(page);
      await page.screenshot({ path: join(FOLDER, `${stage}-${who}.png`) });
    }
  };
  const choose = async (page: Page, label: string) => {
    await page.keyboard.press('Shift+1');
    await restingView(page);
    await (await card(page, label)).click({ position: { x: 12, y: 8 } });
  };

  test('[PA-100] they rate, nest, try a what-if, apply a fix and take it back, and walk a chain', async () => {
    // Both rate the same touchpoint under their own names, and learn what hangs on it.
    for (const [{ page }, name, word] of [
      [anna, 'Anna', 'Negative'],
      [bela, 'Béla', 'Positive'],
    ] as const) {
      await choose(page, 'Survey');
      await tab(page, 'Details');
      await page.getByText('Ratings and competitors', { exact: true }).click();
      const mine = page.getByRole('group', { name: 'Your rating', exact: true });
      await mine.getByRole('button', { name: word, exact: true }).click();
      await page.getByLabel('Your name, for your ratings').fill(name);
      await page.keyboard.press('Enter');
    }
    const survey = await idOf(anna.page, 'Survey');
    const ratings = async (page: Page) =>
      (await mapOf(page)).touchpoints
        .find(({ id }) => id === survey)
        ?.ratings?.map((one) => `${one.by} ${one.reaction}`);
    for (const { page } of [anna, bela]) {
      await expect.poll(async () => (await ratings(page))?.sort()).toEqual(['Anna negative', 'Béla positive']);
    }
    await anna.page.getByText(/^Disputed: 1 negative, 1 not/).waitFor();
    await shoot('1-rated');

    // One vote each: the worse counts, and the chains through the survey break for both.
    for (const { page } of [anna, bela]) {
      await settle(page);
      await expect.poll(() => verdict(page).textContent()).toMatch(/^1[0-9] of 27 chains work$/);
    }

    // Anna puts two calls into one touchpoint; Béla sees one card that says so, and looks inside.
    await choose(anna.page, 'Technical support by phone');
    const other = await card(anna.page, 'Technical support in chat');
    await other.click({ position: { x: 12, y: 8 }, modifiers: ['Shift'] });
    await anna.page.keyboard.press('Control+g');
    await anna.page.locator('textarea:focus').waitFor();
    await anna.page.keyboard.type('Technical support');
    await anna.page.keyboard.press('Enter');
    await settle(anna.page);
    await expect
      .poll(async () => (await mapOf(bela.page)).touchpoints.some((one) => one.label === 'Technical support'))
      .toBe(true);
    const support = await idOf(bela.page, 'Technical support');
    await choose(bela.page, 'Technical support');
    await bela.page.keyboard.press('o');
    await bela.page
      .locator(`.react-flow__node[data-id="${await idOf(bela.page, 'Technical support in chat')}"]`)
      .waitFor();
    const inside = (await mapOf(bela.page)).touchpoints.filter(({ parent }) => parent === support);
    expect(inside.map(({ label }) => label).sort()).toEqual([
      'Technical support by phone',
      'Technical support in chat',
    ]);
    await shoot('2-nested');

    // Béla tries what mending brings; Anna's page and the map stay as they are.
    const before = await mapOf(anna.page);
    const was = await verdict(anna.page).textContent();
    await tab(bela.page, 'Mend');
    await bela.page.getByRole('switch', { name: 'Try “First incoming call” as mended' }).click();
    const trial = bela.page.getByRole('region', { name: 'Trial' });
    await expect
      .poll(() => trial.getByRole('status').textContent())
      .toMatch(/^Trying 1 mended: \d+ of 26 chains work, now 17\./);
    expect(await verdict(anna.page).textContent()).toBe(was);
    expect(await mapOf(anna.page)).toEqual(before);
    await shoot('3-trial');
    await trial.getByRole('button', { name: 'Stop trying' }).click();
    await trial.waitFor({ state: 'detached' });

    // Anna applies the fix that a finding offers, Béla sees it, and she takes it back.
    await tab(anna.page, 'Findings');
    await anna.page.getByRole('button', { name: 'Mark it as mended' }).first().click();
    const call = await idOf(anna.page, 'First incoming call');
    const reaction = async (page: Page) => (await mapOf(page)).touchpoints.find(({ id }) => id === call)?.reaction;
    await expect.poll(() => reaction(bela.page)).toBe('positive');
    await shoot('4-fixed');
    await anna.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect.poll(() => reaction(bela.page)).toBe('negative');
    await expect.poll(() => mapOf(bela.page)).toEqual(before);

    // Béla walks a broken chain by keys to its end; a note on the way reaches Anna.
    await tab(bela.page, 'Chains');
    await bela.page.getByRole('button', { name: 'Broken', exact: true }).click();
    const walk = bela.page.getByRole('button', { name: /^Walk: Recommendation by an existing customer/ }).first();
    await walk.focus();
    await bela.page.keyboard.press('Enter');
    const bar = bela.page.getByRole('region', { name: /^Walk: step/ });
    await bela.page.keyboard.press('ArrowRight');
    await bar.getByText('Here the chain breaks: nobody gets further.').waitFor();
    await bar.getByRole('textbox', { name: 'What do you notice here?' }).fill('Forty-five seconds of music');
    await shoot('5-walk');
    await bar.getByRole('button', { name: 'Go on as if it were mended' }).click();
    await expect
      .poll(async () => (await mapOf(anna.page)).touchpoints.find(({ id }) => id === call)?.notes)
      .toContain('Forty-five seconds of music');
    await bela.page.keyboard.press('End');
    await bar.getByRole('heading', { name: /Visit to the office and payment/ }).waitFor();
    await bela.page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    for (const { complaints } of [anna, bela]) expect(complaints).toEqual([]);
  });
});
