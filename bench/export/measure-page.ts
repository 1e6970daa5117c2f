import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../../tests/support/app';
import { openWindow } from '../../tests/support/browser';
import { createMap, openMap } from '../../tests/support/map-page';
import { downloadAs, openExport } from '../../tests/support/take-away';
import type { JourneyFile } from '../canvas/make-journey-map';

const FORMATS = ['SVG drawing', 'PNG picture', 'PDF document'] as const;

/** What one file may take, in milliseconds. */
const PATIENCE_MS = 180_000;
/** How often the page asks itself whether it is awake, in milliseconds. */
const BEAT_MS = 10;

/** Times downloads of the page, and the longest time that its main thread slept meanwhile. */
export async function measurePage(map: JourneyFile, folder: string): Promise<void> {
  const app = await startApp();
  const window = await openWindow();
  const { page } = window;
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await openMap(page, (await createMap(app.url, { map })).links.own);
    await openExport(page);
    for (const name of FORMATS) {
      await page.evaluate((beat) => {
        const watch = { last: performance.now(), longest: 0 };
        setInterval(() => {
          const now = performance.now();
          watch.longest = Math.max(watch.longest, now - watch.last - beat);
          watch.last = now;
        }, beat);
        Object.assign(globalThis, { benchBeat: watch });
      }, BEAT_MS);
      const begun = performance.now();
      const { bytes } = await downloadAs(page, name);
      const ms = performance.now() - begun;
      const slept = await page.evaluate(
        () => (globalThis as unknown as { benchBeat: { longest: number } }).benchBeat.longest,
      );
      writeFileSync(join(folder, `page-${map.touchpoints.length}-${name.slice(0, 3).toLowerCase()}`), bytes);
      console.log(
        `  ${map.touchpoints.length} touchpoints, ${name}: ${ms.toFixed(0)} ms, ${(bytes.length / 1000).toFixed(0)} kB; the page slept ${slept.toFixed(0)} ms at the longest`,
      );
    }
  } catch (error) {
    console.log(`  ${map.touchpoints.length} touchpoints: ${String(error).split('\n')[0]}`);
  } finally {
    await window.close();
    await app.close();
  }
}
