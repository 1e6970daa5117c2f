import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow, type Window } from '../support/browser';
import { createMap, idOf, openMap } from '../support/map-page';

/** Where pictures go: the docs when asked for (`npm run screenshots`), otherwise a folder that git ignores. */
const FOLDER = process.env.SCREENSHOTS ?? join('test-results', 'screenshots');

/** Colours of a picture as the browser shows it, on a coarse grid: a blank page has one or two. */
async function countColors(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const colors = new Set<number>();
    for (let at = 0; at < data.length; at += 4 * 37)
      colors.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
    return colors.size;
  }, png.toString('base64'));
}

/** On a phone the panel is closed at first. */
const openPanel = (page: Page, name: 'mend' | 'losses' | 'chains') =>
  page.evaluate((panel) => window.__throughline!.editor.setPanel(panel), name);

/** The telephony example at work: what mending brings, where customers are lost, a walk, parts within a touchpoint. */
const WORKING: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'mend',
    async (page) => {
      await openPanel(page, 'mend');
      await page.getByRole('switch', { name: 'Try “First incoming call” as mended' }).click();
      await page.getByRole('region', { name: 'Trial' }).waitFor();
    },
  ],
  [
    'losses',
    async (page) => {
      await openPanel(page, 'losses');
      await page.getByRole('switch', { name: 'Show the flow on the map' }).click();
    },
  ],
  [
    'walk',
    async (page) => {
      await openPanel(page, 'chains');
      await page.getByRole('button', { name: 'Broken', exact: true }).click();
      await page
        .getByRole('button', { name: /^Walk: Recommendation/ })
        .first()
        .click();
      await page.keyboard.press('ArrowRight');
      await page.getByText('Here the chain breaks').first().waitFor();
    },
  ],
  [
    'parts',
    async (page) => {
      const labels = ['Technical support by phone', 'Technical support in chat'];
      const ids = await Promise.all(labels.map((label) => idOf(page, label)));
      await page.evaluate((touchpoints) => window.__throughline!.editor.select({ touchpoints }), ids);
      await page.keyboard.press('Control+g');
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type('Technical support');
      await page.keyboard.press('Enter');
      const whole = await idOf(page, 'Technical support');
      await page.keyboard.press('Shift+L');
      await page.evaluate((id) => {
        const { editor } = window.__throughline!;
        editor.setPanel(null);
        editor.setOpened(id, true);
        editor.select({});
        editor.camera?.fit([id]);
      }, whole);
    },
  ],
];

/** Both sizes and both themes; the other two combinations when pictures are asked for. */
const LOOKS = [
  { name: 'light', dark: false, width: 1440, height: 900 },
  { name: 'phone-dark', dark: true, width: 390, height: 844 },
  ...(process.env.SCREENSHOTS === undefined
    ? []
    : [
        { name: 'dark', dark: true, width: 1440, height: 900 },
        { name: 'phone-light', dark: false, width: 390, height: 844 },
      ]),
];

describe.skipIf(NO_CHROMIUM).each(LOOKS)('pictures of the page, $name', ({ name, dark, width, height }) => {
  let app: App;
  let person: Window;

  beforeAll(async () => {
    app = await startApp();
    person = await openWindow({ dark, width, height, touch: width < 800 });
    mkdirSync(FOLDER, { recursive: true });
  });
  afterAll(async () => {
    await person?.close();
    await app?.close();
  });

  async function shoot(state: string, prepare: (page: Page) => Promise<void>): Promise<void> {
    const { page, complaints } = person;
    // Each picture is somebody's first: nothing remembered of the one before.
    await page.goto(app.url);
    await page.evaluate(() => localStorage.clear());
    await prepare(page);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(900);
    const png = await page.screenshot();
    writeFileSync(join(FOLDER, `${state}-${name}.png`), png);
    expect(await countColors(page, png), `${state} is not blank`).toBeGreaterThan(12);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${state} does not scroll sideways`).toBeLessThanOrEqual(0);
    expect(complaints, `${state} complains of nothing`).toEqual([]);
  }

  test('[AX-4] home, an empty map, the examples and each way of working look as they should: not blank, no sideways scroll, no complaint', async () => {
    await shoot('home', async (page) => {
      await page.goto(app.url);
      await page.getByRole('button', { name: 'New map' }).waitFor();
    });
    for (const [state, body] of [
      ['empty', {}],
      ['canvas', { template: 'clinic-en' }],
      ['telephony', { template: 'telephony-en' }],
    ] as const) {
      const made = await createMap(app.url, body);
      await shoot(state, (page) => openMap(page, made.links.own));
    }
    // Ways of working are looked at in one size and theme, in all when pictures are asked for: other tests use them all.
    for (const [state, prepare] of process.env.SCREENSHOTS === undefined && name !== 'phone-dark' ? [] : WORKING) {
      const made = await createMap(app.url, { template: 'telephony-en' });
      await shoot(state, async (page) => {
        await openMap(page, made.links.own);
        await prepare(page);
      });
    }
  });
});
