import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { type App, startApp } from '../tests/support/app';
import { openWindow } from '../tests/support/browser';
import { createMap, openMap } from '../tests/support/map-page';
import { printHead, printTimes } from './canvas/describe-times';
import { HUB, makeLargeMap, NEIGHBOUR } from './canvas/make-large-map';
import { type KeyCost, measureFrames, measureKeys, watchPage } from './canvas/watch-page';

const TOGGLES = 30;
const STEPS = 120;
const map = makeLargeMap();
const MIDDLE = { x: 620, y: 440 };

/**
 * Times the canvas in a real Chromium at 1440×900 with real keys, wheel and pointer, on a map of 1,000 touchpoints and
 * 1,500 transitions. An empty page in the same run says what the machine itself allows. Prints; gives nothing back.
 */
export async function run(): Promise<void> {
  console.log(`load of the machine at the start: ${loadavg()[0]?.toFixed(1)}`);
  const app = await startApp();
  const window = await openWindow();
  const { page } = window;
  try {
    await measureFloor(page);
    await measureMap(page, app);
    if (window.complaints.length > 0) console.log('\nthe page complained:', window.complaints);
  } finally {
    await window.close();
    await app.close();
  }
  console.log(`\nload of the machine at the end: ${loadavg()[0]?.toFixed(1)}`);
}

async function measureFloor(page: Page): Promise<void> {
  await page.goto('about:blank');
  await watchPage(page);
  printHead('an empty page (the floor)');
  printKeys('a key', await measureKeys(page, ['1', '3'], TOGGLES));
  printTimes('frame, wheel turned', await measureFrames(page, () => turnWheel(page)));
  printTimes('frame, pointer dragged', await measureFrames(page, () => dragPointer(page)));
}

async function measureMap(page: Page, app: App): Promise<void> {
  const made = await createMap(app.url, { map });
  printHead(`${map.touchpoints.length} touchpoints, ${map.transitions.length} transitions`);
  const link = made.links.edit.replace('#', '?renders#');
  const opened: number[] = [];
  for (let i = 0; i < 3; i += 1) opened.push(await timeToOpen(page, link));
  printTimes('from the address to all there and saved', opened, `first, of a new browser: ${opened[0]?.toFixed(0)} ms`);
  await watchPage(page);

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
  await page.keyboard.press('Escape');
  for (const { name, look } of views) {
    await look();
    printTimes(`frame, wheel, ${name}`, await measureFrames(page, () => turnWheel(page)));
    await look();
    await page.keyboard.down('Space');
    printTimes(`frame, Space and drag, ${name}`, await measureFrames(page, () => dragPointer(page)));
    await page.keyboard.up('Space');
    await look();
    const at = await middleOf(page, NEIGHBOUR);
    printTimes(`frame, one card dragged, ${name}`, await measureFrames(page, () => dragPointer(page, at, 4)));
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
function watched(id: string): string[] {
  const line = map.transitions.find(({ target }) => target === id);
  return [`.react-flow__node[data-id="${id}"]`, `.react-flow__edge[data-id="${line?.id}"]`];
}

async function timeToOpen(page: Page, link: string): Promise<number> {
  await page.goto('about:blank');
  const begun = performance.now();
  await openMap(page, link);
  await page.locator('.react-flow__node').first().waitFor();
  return performance.now() - begun;
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
    const at = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '';
    const still = watch.benchStill?.at === at ? watch.benchStill.frames + 1 : 0;
    watch.benchStill = { at, frames: still };
    return still > 20;
  });
}

async function middleOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(`.react-flow__node[data-id="${id}"]`).boundingBox();
  if (!box) throw new Error(`the card ${id} is not in view`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
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

async function turnWheel(page: Page): Promise<void> {
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  for (let step = 0; step < STEPS; step += 1) {
    const back = Math.floor(step / 30) % 2 === 1 ? -1 : 1;
    await page.mouse.wheel(24 * back, 14 * back);
  }
}

/** There and back, so that all stays where it was. */
async function dragPointer(page: Page, from = MIDDLE, pixels = 12): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    const out = Math.floor(step / 30) % 2 === 0 ? step % 30 : 30 - (step % 30);
    await page.mouse.move(from.x + out * pixels, from.y - out * pixels * 0.6);
  }
  await page.mouse.up();
}
