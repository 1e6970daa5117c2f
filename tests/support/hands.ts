import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { JourneyMap } from '@/lib/model/types';

/** The map as the page has it. */
export function mapOf(page: Page): Promise<JourneyMap> {
  return page.evaluate(() => window.__throughline!.editor.store.getState().map);
}

/** Ids of what is selected, sorted. */
export function selected(page: Page): Promise<{ touchpoints: string[]; transitions: string[] }> {
  return page.evaluate(() => {
    const { selection } = window.__throughline!.editor.store.getState();
    return { touchpoints: [...selection.touchpoints].sort(), transitions: [...selection.transitions].sort() };
  });
}

export interface ScreenBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a card is on the screen. */
export async function boxOf(page: Page, id: string): Promise<ScreenBox> {
  const box = await page.locator(`.react-flow__node[data-id="${id}"]`).boundingBox();
  if (!box) throw new Error(`no card "${id}" on the screen`);
  return box;
}

/** A point of a card that is free of label and mark. */
export async function gripOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(page, id);
  return { x: x + width / 4, y: y + height - 8 };
}

/** The middle of a transition's line on the screen. */
export function middleOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const path = document.querySelector<SVGPathElement>(`.react-flow__edge[data-id="${wanted}"] .tl-line-hit`)!;
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()!);
    return { x, y };
  }, id);
}

/** Presses at one place, moves in steps as a hand does, and lets go at another. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  button: 'left' | 'middle' = 'left',
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  for (let step = 1; step <= 8; step += 1) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  }
  await page.mouse.up({ button });
}

/** Pan and zoom of the canvas. */
export async function viewOf(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  const style = await page.locator('.react-flow__viewport').evaluate((each) => (each as HTMLElement).style.transform);
  const found = /translate\((-?[\d.]+)px, (-?[\d.]+)px\) scale\(([\d.]+)\)/.exec(style);
  if (!found) throw new Error(`no view in "${style}"`);
  return { x: Number(found[1]), y: Number(found[2]), zoom: Number(found[3]) };
}

/** Waits until the view has come to rest, and gives it. */
export async function restingView(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  let before = await viewOf(page);
  for (let look = 0; look < 40; look += 1) {
    await page.waitForTimeout(60);
    const now = await viewOf(page);
    if (now.x === before.x && now.y === before.y && now.zoom === before.zoom) return now;
    before = now;
  }
  throw new Error('the view does not come to rest');
}

/** Does something and holds it to be one undo step: undo gives the map before, redo the one after. Returns that. */
export async function oneStep(page: Page, act: () => Promise<void>): Promise<JourneyMap> {
  const before = await mapOf(page);
  await act();
  await expect.poll(() => mapOf(page), { message: 'nothing changed' }).not.toEqual(before);
  const after = await mapOf(page);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Control+z');
  await expect.poll(() => mapOf(page), { message: 'one undo brings back what was' }).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => mapOf(page), { message: 'redo' }).toEqual(after);
  return after;
}
