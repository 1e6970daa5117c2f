import type { Page } from 'playwright-core';
import type { App } from '../../tests/support/app';
import { openWindow } from '../../tests/support/browser';
import { createMap, openMap } from '../../tests/support/map-page';
import { printHead, printTimes } from './describe-times';
import { HUB, makeLargeMap, NEIGHBOUR } from './make-large-map';
import { type KeyCost, measureKeys, watchKeys } from './watch-keys';

const TOGGLES = 30;
const map = makeLargeMap();

/**
 * Times how soon a reaction that is set by a key is seen, on a map of 1,000 touchpoints and 1,500 transitions; an empty
 * page first says what the machine itself allows.
 */
export async function measureReactions(app: App): Promise<void> {
  const window = await openWindow();
  const { page } = window;
  try {
    await page.goto('about:blank');
    await watchKeys(page);
    printHead('a key on an empty page (the floor)');
    printKeys('a key', await measureKeys(page, ['1', '3'], TOGGLES));

    const made = await createMap(app.url, { map });
    printHead(`a reaction, of ${map.touchpoints.length} touchpoints and ${map.transitions.length} transitions`);
    await openMap(page, made.links.edit.replace('#', '?renders#'));
    await watchKeys(page);
    await measureViews(page);
    if (window.complaints.length > 0) console.log('\nthe page complained:', window.complaints);
  } finally {
    await window.close();
  }
}

async function measureViews(page: Page): Promise<void> {
  const views = [
    { name: 'near (zoom 1)', look: () => lookAt(page, HUB, 1) },
    { name: 'half far (zoom 0.4, most cards)', look: () => lookAt(page, HUB, 0.4) },
    { name: 'far (whole map)', look: () => fitAll(page) },
  ];
  for (const { name, look } of views) {
    await look();
    for (const id of [HUB, NEIGHBOUR]) {
      await selectByClick(page, id);
      const before = await renders(page);
      const costs = await measureKeys(page, ['1', '3'], TOGGLES, watched(id));
      const drawn = (await renders(page)).map((count, index) => (count - (before[index] ?? 0)) / TOGGLES);
      const note = `drawn each time: ${drawn[0]?.toFixed(1)} cards, ${drawn[1]?.toFixed(1)} lines`;
      printKeys(`${id === HUB ? 'rating that breaks all' : 'rating that breaks little'}, ${name}`, costs, note);
    }
  }
}

function printKeys(name: string, costs: readonly KeyCost[], note = ''): void {
  printTimes(
    `${name}: script`,
    costs.map(({ script }) => script),
    note,
  );
  const late = costs.filter(({ inFirstFrame }) => !inFirstFrame).length;
  printTimes(
    `${name}: painted`,
    costs.map(({ painted }) => painted),
    note && `shown in a later frame: ${late} of ${costs.length}`,
  );
}

/** The card itself, and the first line that comes in: it stops short of what breaks. */
function watched(id: string): { card: string; line: string } {
  return { card: id, line: map.transitions.find(({ target }) => target === id)?.id ?? '' };
}

/** Sets the view; not measured. */
async function lookAt(page: Page, id: string, zoom: number): Promise<void> {
  await fitAll(page);
  const { x, y } = await middleOf(page, id);
  await page.mouse.move(x, y);
  await page.keyboard.press('Escape');
  await page.evaluate((wanted) => window.__throughline?.editor.camera?.zoomTo(wanted), zoom);
  await rest(page);
  await page.evaluate((wanted) => window.__throughline?.editor.camera?.reveal(wanted), id);
  await rest(page);
}

async function fitAll(page: Page): Promise<void> {
  await page.evaluate(() => window.__throughline?.editor.camera?.fit());
  await rest(page);
}

/** Until nothing moves any more and the figures are there. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  await page.waitForFunction(() => {
    const watch = globalThis as unknown as { benchStill?: { at: string; frames: number } };
    const at = JSON.stringify(window.__throughline?.editor.camera?.viewport());
    const still = watch.benchStill?.at === at ? watch.benchStill.frames + 1 : 0;
    watch.benchStill = { at, frames: still };
    return still > 20;
  });
}

/** In the window, whether the card is an element or painted. */
async function middleOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const middle = await page.evaluate((wanted) => {
    const editor = window.__throughline?.editor;
    const place = editor?.store.getState().places.get(wanted);
    const view = editor?.camera?.viewport();
    return place && view && { x: (place.x + 120) * view.zoom + view.x, y: (place.y + 40) * view.zoom + view.y };
  }, id);
  if (!middle) throw new Error(`no card ${id}`);
  return middle;
}

async function selectByClick(page: Page, id: string): Promise<void> {
  await page.keyboard.press('Escape');
  const at = await middleOf(page, id);
  await page.mouse.click(at.x, at.y);
  await page.waitForFunction(
    (wanted) => window.__throughline?.editor.store.getState().selection.touchpoints.has(wanted),
    id,
  );
  await rest(page);
}

async function renders(page: Page): Promise<[cards: number, lines: number]> {
  return page.evaluate(() => {
    const counts = (window as { __throughlineRenders?: { touchpoints: number; transitions: number } })
      .__throughlineRenders;
    return [counts?.touchpoints ?? 0, counts?.transitions ?? 0];
  });
}
