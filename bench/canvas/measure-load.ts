import type { CDPSession, Page } from 'playwright-core';
import type { App } from '../../tests/support/app';
import { openWindow } from '../../tests/support/browser';
import { createMap } from '../../tests/support/map-page';
import { makeJourneyMap } from './make-journey-map';

/** A phone of the middle class on a mobile network, as page audits take it: bytes a second, and milliseconds there and back. */
const SLOW = { processor: 4, download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 };
const SIZES = [50, 5_000] as const;
/** So long without a task of more than 50 ms, and a page counts as free. */
const QUIET_MS = 2_000;

interface Load {
  /** Milliseconds from the beginning of navigation. */
  readonly firstContent: number;
  readonly firstView: number;
  readonly saved: number;
  /** End of the last task of more than 50 ms before a quiet time, and not before the map is there. */
  readonly interactive: number;
  readonly scriptsBefore: number;
  readonly scriptsAll: number;
  readonly stylesAndFonts: number;
}

/**
 * Measures what the page of a map needs to load: bytes as sent, and times, with nothing in the cache, with everything in
 * it, and on a slow phone (processor 4 times slower, 1.6 Mbit/s, 150 ms). Prints; keeps nothing.
 */
export async function measureLoad(app: App): Promise<void> {
  console.log('\nloading the page of a map (ms from the beginning of navigation; KB as sent)');
  const titles = ['content', 'map', 'saved', 'free', 'scripts before', 'scripts in all', 'styles, fonts'];
  console.log(`  ${''.padEnd(40)}${titles.map((title) => title.padStart(16)).join('')}`);
  for (const size of SIZES) {
    const { links } = await createMap(app.url, { map: makeJourneyMap(size) });
    for (const [name, slow, again] of [
      ['nothing in the cache', false, false],
      ['all in the cache', false, true],
      ['slow phone, nothing in the cache', true, false],
    ] as const) {
      printLoad(`${size} touchpoints, ${name}`, await loadOnce(links.edit, slow, again));
    }
  }
}

function printLoad(name: string, load: Load): void {
  const times = [load.firstContent, load.firstView, load.saved, load.interactive];
  const sizes = [load.scriptsBefore, load.scriptsAll, load.stylesAndFonts].map((bytes) => bytes / 1024);
  console.log(`  ${name.padEnd(40)}${[...times, ...sizes].map((value) => value.toFixed(0).padStart(16)).join('')}`);
}

async function loadOnce(link: string, slow: boolean, again: boolean): Promise<Load> {
  const window = await openWindow(slow ? { width: 390, height: 844, touch: true } : {});
  try {
    const { page } = window;
    if (again) await openOnce(page, link);
    await page.goto('about:blank');
    if (slow) await slowDown(await window.context.newCDPSession(page));
    return await openOnce(page, link);
  } finally {
    await window.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.download,
    uploadThroughput: SLOW.upload,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor });
}

async function openOnce(page: Page, link: string): Promise<Load> {
  await page.goto(link, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.__throughline?.editor.store.getState().save.kind === 'saved', undefined, {
    timeout: 120_000,
    polling: 20,
  });
  const saved = await page.evaluate(() => performance.now());
  return page.evaluate(
    async ({ quiet, savedAt }) => {
      const tasks: PerformanceEntry[] = [];
      const watcher = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
      watcher.observe({ type: 'longtask', buffered: true });
      const firstView = (): number =>
        performance.getEntriesByName('throughline:first-view')[0]?.startTime ?? Number.NaN;
      let free = savedAt;
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        free = Math.max(firstView(), ...tasks.map((task) => task.startTime + task.duration));
        if (performance.now() - free > quiet) break;
      }
      watcher.disconnect();
      const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const sum = (wanted: (file: PerformanceResourceTiming) => boolean): number =>
        files.filter(wanted).reduce((bytes, file) => bytes + file.encodedBodySize, 0);
      const isScript = ({ name }: PerformanceResourceTiming): boolean => /\.js\b/.test(name);
      const first = performance.getEntriesByName('first-contentful-paint')[0];
      return {
        firstContent: first?.startTime ?? Number.NaN,
        firstView: firstView(),
        saved: savedAt,
        interactive: free,
        scriptsBefore: sum((file) => isScript(file) && file.startTime < firstView()),
        scriptsAll: sum(isScript),
        stylesAndFonts: sum(({ name }) => /\.(?:css|woff2)\b/.test(name)),
      };
    },
    { quiet: QUIET_MS, savedAt: saved },
  );
}
