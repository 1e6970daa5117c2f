import { loadavg } from 'node:os';
import type { CDPSession, Page } from 'playwright-core';
import { openWindow } from '../../tests/support/browser';
import { Hand } from './hand';
import type { Box, View } from './page/bench-canvas';
import type { Recording } from './page/watch';
import type { Target } from './targets';

/** What one page may take for one thing, in milliseconds, before it is cut. */
export const CUT_MS = 60_000;

/** One canvas, open in a browser of its own. */
export interface Stage {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly hand: Hand;
  readonly target: Target;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** What `openStage` runs in every page before its own scripts: file names of bundled scripts. */
export interface StageScripts {
  readonly watch: string;
  /** For the product's page alone: it doesn't know the bench. */
  readonly ours: string | null;
}

export async function openStage(target: Target, scripts: StageScripts): Promise<Stage> {
  const window = await openWindow();
  const { page, context } = window;
  await page.addInitScript({ path: scripts.watch });
  if (scripts.ours) await page.addInitScript({ path: scripts.ours });
  const cdp = await context.newCDPSession(page);
  // Nobody outside is asked for anything, and nobody waits for an answer.
  await cdp.send('Network.enable');
  await cdp.send('Network.setBlockedURLs', { urls: ['https://*'] });
  return { page, cdp, hand: new Hand(page, cdp), target, complaints: window.complaints, close: () => window.close() };
}

/** Goes to an address; gives the milliseconds from the start of navigation until the first card was painted. */
export async function timeToOpen({ page }: Stage, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.benchWatch.firstCard !== null, null, { timeout: CUT_MS, polling: 100 });
  return page.evaluate(() => globalThis.benchWatch.firstCard ?? Number.NaN);
}

/** Waits until nothing moves any more; gives the page's time since when. */
export function rest({ page }: Stage): Promise<number> {
  return page.evaluate(() => globalThis.benchWatch.rest());
}

/** Shows a card in the middle of the window, at zoom 1. */
export async function lookNear(stage: Stage, id: string): Promise<void> {
  await stage.page.evaluate(async (wanted) => {
    const canvas = globalThis.benchCanvas;
    const box = canvas?.box(wanted);
    if (!canvas || !box) throw new Error(`no card ${wanted}`);
    const x = innerWidth / 2 - box.x - box.width / 2;
    await canvas.setView({ x, y: innerHeight / 2 - box.y - box.height / 2, zoom: 1 });
  }, id);
  await rest(stage);
}

/** Shows all of the map, by the key or button that people use; gives how long that took, in milliseconds. */
export async function lookFar(stage: Stage): Promise<number> {
  const { page, target } = stage;
  await page.evaluate(() => globalThis.benchWatch.record({ kind: 'view' }));
  if ('click' in target.fit) await page.locator(target.fit.click).click();
  else await page.keyboard.press(target.fit.key);
  const rested = await rest(stage);
  const { begun } = await stop(stage);
  return rested - begun;
}

export function stop({ page }: Stage): Promise<Recording> {
  return page.evaluate(() => globalThis.benchWatch.stop());
}

export interface Sight {
  readonly view: View;
  readonly box: Box;
}

export async function sightOf({ page }: Stage, id: string): Promise<Sight> {
  const sight = await page.evaluate((wanted) => {
    const canvas = globalThis.benchCanvas;
    return { view: canvas?.view(), box: canvas?.box(wanted) };
  }, id);
  if (!sight.view || !sight.box) throw new Error(`no card ${id}`);
  return { view: sight.view, box: sight.box };
}

/** Memory of the page's own scripts in bytes, after what nobody holds was collected, its elements, and its zoom. */
export async function measureHeap({ page, cdp }: Stage): Promise<{ bytes: number; elements: number; zoom: number }> {
  for (let i = 0; i < 3; i += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const [elements, zoom] = await page.evaluate(() => [
    document.querySelectorAll('*').length,
    globalThis.benchCanvas?.view().zoom ?? Number.NaN,
  ]);
  return { bytes: usedSize, elements: elements ?? Number.NaN, zoom: zoom ?? Number.NaN };
}

/** One minute's average number of processes that want to run. */
export const machineLoad = (): string => (loadavg()[0] ?? 0).toFixed(1);
