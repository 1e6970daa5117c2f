import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { openWindow } from '../../tests/support/browser';
import { bounded } from '../canvas/bounded';
import type { JourneyFile } from '../canvas/make-journey-map';
import { servePeerPages } from '../canvas/peer-pages';

/** What one picture may take, in milliseconds, before it is given up. */
const CUT_MS = 180_000;
const MARGIN = 40;

/** Times html-to-image as React Flow's own example uses it, on React Flow with all of the map mounted. */
export async function measurePeer(root: string, folder: string, map: JourneyFile): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench/canvas-peers/html-to-image.js')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const pages = await servePeerPages(root, true);
  const window = await openWindow();
  const count = map.touchpoints.length;
  try {
    pages.offer('/map.json', JSON.stringify(map));
    await window.page.goto(`${pages.url}/react-flow?file=/map.json`);
    await window.page
      .locator('.react-flow__node')
      .nth(count - 1)
      .waitFor({ state: 'attached', timeout: CUT_MS });
    await window.page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    const { ms, url } = await bounded(draw(window.page, map), CUT_MS);
    const file = join(folder, `html-to-image-${count}.png`);
    writeFileSync(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    console.log(`html-to-image 1.11.11 on React Flow: ${ms.toFixed(0)} ms, ${(url.length * 0.75e-3).toFixed(0)} kB`);
  } catch (error) {
    console.log(`html-to-image 1.11.11 on React Flow: ${String(error).split('\n')[0]}`);
  } finally {
    await window.close();
    await pages.close();
  }
}

function draw(page: Page, { touchpoints }: JourneyFile): Promise<{ ms: number; url: string }> {
  const box = {
    x: -MARGIN,
    y: -MARGIN,
    width: Math.max(...touchpoints.map(({ x }) => x)) + 240 + 2 * MARGIN,
    height: Math.max(...touchpoints.map(({ y }) => y)) + 76 + 2 * MARGIN,
  };
  return page.evaluate(
    (wanted) =>
      (globalThis as unknown as { drawElement(box: object): Promise<{ ms: number; url: string }> }).drawElement(wanted),
    box,
  );
}
