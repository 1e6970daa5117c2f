import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { labels, waitForSave } from '../support/map-page';

/** Presses Tab until what has the focus is called so; fails after `most` steps. */
async function tabTo(page: Page, name: RegExp, key = 'Tab', most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${key} did not lead to ${name} within ${most} steps`);
}

async function typeLabel(page: Page, label: string): Promise<void> {
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(label);
  await page.keyboard.press('Enter');
  await page.locator('textarea:focus').waitFor({ state: 'detached' });
}

describe.skipIf(NO_CHROMIUM)('the keyboard alone', () => {
  let app: App;
  let person: Window;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow();
    // Whatever the tests do, a mouse is not among it.
    for (const name of ['click', 'dblclick', 'move', 'down', 'up', 'wheel'] as const) {
      person.page.mouse[name] = () => Promise.reject(new Error('no mouse in this test'));
    }
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  test('[AX-1] makes a map, rates it, reads where it breaks, and mends it', async () => {
    const { page } = person;
    await page.goto(app.url);
    await tabTo(page, /^New map$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/m\//);
    await waitForSave(page, ['saved']);

    await page.keyboard.press('n');
    await typeLabel(page, 'Banner ad');
    for (const label of ['Web site', 'Online form', 'Call to book']) {
      await page.keyboard.press('Enter');
      await typeLabel(page, label);
    }
    expect(await labels(page)).toEqual(['Banner ad', 'Call to book', 'Online form', 'Web site']);
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('1');
    const verdict = page.locator('[data-verdict]');
    await expect.poll(() => verdict.first().textContent()).toContain('0 of 1 chain works');

    // Read: the card says what it is, and the finding says where the chain breaks and lights the path.
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(
      /^Online form, .*negative.*breaks the chain/,
    );
    // Tab on a selected card makes the next one; Esc lets go of it first.
    await page.keyboard.press('Escape');
    await tabTo(page, /^Findings$/);
    await tabTo(page, /The chain from "Banner ad" breaks at "Online form"/);
    const lit = () => page.evaluate(() => window.__throughline!.editor.store.getState().highlight?.path.length ?? 0);
    await expect.poll(lit).toBe(4);

    // Back to the card by keyboard, and mend it.
    await page.keyboard.press('Enter');
    await tabTo(page, /^Online form, /, 'Shift+Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('3');
    await expect.poll(() => verdict.first().textContent()).toContain('1 of 1 chain works');
    await waitForSave(page, ['saved']);
  });

  test('[AX-2] connects two touchpoints without a drag', async () => {
    const { page } = person;
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await typeLabel(page, 'Poster');
    await page.keyboard.press('c');
    // The new card stands in free room below the others.
    for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
      if (/Call to book/.test((await page.locator(':focus').getAttribute('aria-label')) ?? '')) break;
      await page.keyboard.press(key);
    }
    await page.keyboard.press('Enter');
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { map } = window.__throughline!.editor.store.getState();
          const poster = map.touchpoints.find((touchpoint) => touchpoint.label === 'Poster')!;
          return map.transitions.filter((transition) => transition.source === poster.id).length;
        }),
      )
      .toBe(1);
  });
});
