import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JourneyMap } from '@/lib/model/types';
import { type App, startApp } from '../support/app';
import { NO_CHROMIUM, openWindow } from '../support/browser';
import { type Fingers, fingersOn, type Spot } from '../support/fingers';
import { boxOf, mapOf, restingView, selected } from '../support/hands';
import { idOf } from '../support/map-page';

const CHAIN = ['Poster', 'Web site', 'Form', 'Phone call', 'Visit'];
const SIXTH = 'Review';

/** A point of a card that is neither handle nor button. */
async function heart(page: Page, label: string): Promise<Spot> {
  const { x, y, width, height } = await boxOf(page, await idOf(page, label));
  return { x: x + width / 2, y: y + height / 2 };
}

/** A place where nothing is but the ground, from there `free` pixels to the left as well. */
function ground(page: Page, free: number): Promise<Spot> {
  return page.evaluate((room) => {
    const isGround = (x: number, y: number): boolean =>
      document.elementFromPoint(x, y)?.classList.contains('react-flow__pane') === true;
    for (let y = innerHeight - 40; y > 130; y -= 20) {
      for (let x = innerWidth - 30; x > room + 90; x -= 20) {
        if ([0, 0.25, 0.5, 0.75, 1].every((part) => isGround(x - room * part, y))) return { x, y };
      }
    }
    throw new Error('no free ground');
  }, free);
}

/** Opens the menu of the map and presses an item of it. */
async function chooseFromMap(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'More about this map' }).tap();
  await page.getByRole('menuitem', { name }).tap();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

async function choose(page: Page, fingers: Fingers, label: string): Promise<void> {
  const id = await idOf(page, label);
  await page.evaluate((one) => window.__throughline!.editor.camera!.show(one), id);
  await restingView(page);
  if (!(await selected(page)).touchpoints.includes(id)) await fingers.tap(await heart(page, label));
  await expect.poll(async () => (await selected(page)).touchpoints).toEqual([id]);
}

const onBar = (page: Page, name: string | RegExp) =>
  page.getByRole('toolbar', { name: 'For the selection' }).getByRole('button', { name }).tap();

const reactions = ({ touchpoints }: JourneyMap) => new Map(touchpoints.map(({ label, reaction }) => [label, reaction]));

describe.skipIf(NO_CHROMIUM)('all of it by finger', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  for (const [device, width, height] of [
    ['a phone', 390, 844],
    ['a tablet', 820, 1180],
  ] as const) {
    test(`[AX-47] on ${device}: made, connected, rated, mended, moved, looked at, undone, pasted and taken away`, async () => {
      const person = await openWindow({ width, height, touch: true });
      const { page } = person;
      const fingers = fingersOn(page, await person.context.newCDPSession(page));
      try {
        await page.goto(app.url);
        await page.getByRole('button', { name: 'New map' }).tap();
        await page.locator('.react-flow__pane').waitFor();
        await page.waitForFunction(() => window.__throughline?.editor.store.getState().save.kind === 'saved');

        // Two taps on the ground, then one name after the other: each is connected to the one before.
        await fingers.tapTwice({ x: width / 2, y: height * 0.62 });
        const naming = page.getByRole('toolbar', { name: 'For the label' });
        for (const [index, label] of CHAIN.entries()) {
          await page.locator('textarea:focus').waitFor();
          await page.keyboard.type(label);
          await naming.getByRole('button', { name: index + 1 < CHAIN.length ? /^Next/ : 'Done' }).tap();
        }
        await naming.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'New touchpoint' }).tap();
        await page.locator('textarea:focus').waitFor();
        await page.keyboard.type(SIXTH);
        await naming.getByRole('button', { name: 'Done' }).tap();
        await chooseFromMapOrFoot(page);
        await choose(page, fingers, 'Visit');
        await onBar(page, /^Connect/);
        await fingers.tap(await heart(page, SIXTH));
        await expect.poll(async () => (await mapOf(page)).transitions.length).toBe(CHAIN.length);

        // Roles behind 'More', reactions at once.
        for (const [label, role] of [
          ['Poster', 'Mark as start'],
          [SIXTH, 'Mark as final'],
        ] as const) {
          await choose(page, fingers, label);
          await onBar(page, 'More for the selection');
          await page.getByRole('menuitem', { name: role }).tap();
          await page.getByRole('menu').waitFor({ state: 'detached' });
        }
        for (const label of ['Poster', 'Form']) {
          await choose(page, fingers, label);
          await onBar(page, label === 'Form' ? 'Negative' : 'Positive');
        }
        expect(reactions(await mapOf(page)).get('Form')).toBe('negative');

        // The break is found in the sheet and mended there.
        await page.locator('[data-verdict]').tap();
        const panel = page.getByRole('complementary', { name: 'Findings and details' });
        await panel.getByText('The chain from "Poster" breaks at "Form"').waitFor();
        await panel.getByRole('button', { name: 'Mark it as mended' }).tap();
        await expect.poll(async () => reactions(await mapOf(page)).get('Form')).toBe('positive');
        await panel.getByRole('button', { name: 'Close the panel' }).tap();

        // A card follows the finger; two fingers pinch wherever they are; one pans the ground.
        await choose(page, fingers, 'Form');
        const [before, from] = [await mapOf(page), await heart(page, 'Form')];
        await fingers.glide([from], [{ x: from.x, y: from.y - 120 }]);
        await expect.poll(() => mapOf(page)).not.toEqual(before);
        const moved = await mapOf(page);
        const rested = await restingView(page);
        await fingers.glide(
          [
            { x: width / 2 - 40, y: height / 2 },
            { x: width / 2 + 40, y: height / 2 },
          ],
          [
            { x: width / 2 - 80, y: height / 2 },
            { x: width / 2 + 80, y: height / 2 },
          ],
        );
        const pinched = await restingView(page);
        expect(pinched.zoom).toBeGreaterThan(rested.zoom * 1.4);
        const free = await ground(page, 100);
        await fingers.glide([free], [{ x: free.x - 80, y: free.y - 20 }]);
        expect((await restingView(page)).x).toBeLessThan(pinched.x - 40);
        expect(await mapOf(page)).toEqual(moved);
        await page.getByRole('navigation', { name: 'Tools' }).getByRole('button', { name: 'Undo' }).tap();
        await expect.poll(() => mapOf(page)).toEqual(before);

        // A finger that rests on the ground opens the menu that pastes.
        await page.evaluate(() => navigator.clipboard.writeText('Newsletter\nInvoice'));
        await fingers.press(await ground(page, 0), 650);
        await page.getByRole('menuitem', { name: 'Paste' }).tap();
        await expect.poll(async () => (await mapOf(page)).touchpoints.length).toBe(CHAIN.length + 3);

        const download = page.waitForEvent('download');
        await chooseFromMap(page, 'Export…');
        await page.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'Map file' });
        await page.getByRole('button', { name: 'Download' }).tap();
        const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as JourneyMap;
        expect(file.touchpoints.map(({ label }) => label).sort()).toEqual(
          [...CHAIN, SIXTH, 'Newsletter', 'Invoice'].sort(),
        );
        expect(file.transitions).toHaveLength(CHAIN.length);
        expect(person.complaints).toEqual([]);
      } finally {
        await person.close();
      }
    });
  }
});

/** The whole map in view: a button on a roomy screen, in the menu on a compact one. */
async function chooseFromMapOrFoot(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Show the whole map' });
  if (await button.isVisible()) await button.tap();
  else await chooseFromMap(page, 'Show the whole map');
  await restingView(page);
}
