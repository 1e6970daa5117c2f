import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Editor } from '@/components/store/types';

type BenchWindow = Window & { __throughline?: { editor: Editor }; benchFrames?: number[]; benchEnds?: boolean };

const TOUCHPOINTS = 1_000;
const TRANSITIONS = 1_500;
const ROUNDS = 40;
const WORDS = ['Banner ad', 'Company site', 'Question in the online form', 'Call to book', 'Reception', 'Invoice'];

/** mulberry32, so that every run measures the same map. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rows of touchpoints, each leading to the next, with half as many links to the row below. */
function makeMap(): object {
  const random = seeded(7);
  const columns = 27;
  const touchpoints = Array.from({ length: TOUCHPOINTS }, (_, i) => ({
    id: `t${i}`,
    label: `${WORDS[i % WORDS.length]} ${i}`,
    x: (i % columns) * 330,
    y: Math.floor(i / columns) * 150,
    reaction: random() < 0.08 ? 'negative' : 'positive',
  }));
  const transitions = Array.from({ length: TRANSITIONS }, (_, i) => {
    const source = i < TOUCHPOINTS - 1 ? i : Math.floor(random() * (TOUCHPOINTS - columns - 1));
    const target = i < TOUCHPOINTS - 1 ? i + 1 : source + columns;
    return { id: `e${i}`, source: `t${source}`, target: `t${target}` };
  });
  return { format: 'throughline', version: 1, touchpoints, transitions };
}

function startApp(dataDir: string): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, [join('.build', 'server.js')], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const port = /http:\/\/[^\s:]+:(\d+)/.exec(chunk.toString())?.[1];
      if (port) resolve({ url: `http://localhost:${port}`, stop: () => child.kill('SIGTERM') });
    });
  });
}

function describe(name: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
  console.log(
    `${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${sorted.at(-1)?.toFixed(1)} ms, of ${sorted.length}`,
  );
}

/** Times between the frames that the page shows while `act` goes on. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const bench = window as BenchWindow;
    const frames: number[] = [];
    bench.benchFrames = frames;
    bench.benchEnds = false;
    let last = performance.now();
    const tick = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (!bench.benchEnds) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  return page.evaluate(() => {
    const bench = window as BenchWindow;
    bench.benchEnds = true;
    return (bench.benchFrames ?? []).slice(2);
  });
}

async function pan(page: Page): Promise<void> {
  for (let i = 0; i < 90; i += 1) {
    await page.mouse.wheel((i % 30 < 15 ? 1 : -1) * 36, (i % 44 < 22 ? 1 : -1) * 20);
    await page.waitForTimeout(14);
  }
}

/** Turns one reaction after another; each time until its edit has run, and until the page has shown a frame with it. */
function toggle(page: Page): Promise<{ ran: number; shown: number }[]> {
  return page.evaluate(
    async ({ rounds, count }) => {
      const editor = (window as BenchWindow).__throughline?.editor;
      if (!editor) throw new Error('the page shows no map');
      const times: { ran: number; shown: number }[] = [];
      for (let i = 0; i < rounds; i += 1) {
        const id = `t${(i * 37) % count}`;
        const now = editor.store.getState().map.touchpoints.find((one) => one.id === id)?.reaction;
        await new Promise((resolve) => setTimeout(resolve, 120));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const begun = performance.now();
        const reaction = now === 'negative' ? 'positive' : 'negative';
        editor.run([{ type: 'set-touchpoints', ids: [id], fields: { reaction } }]);
        const ran = performance.now() - begun;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        times.push({ ran, shown: performance.now() - begun });
      }
      return times;
    },
    { rounds: ROUNDS, count: TOUCHPOINTS },
  );
}

/** The canvas with 1,000 touchpoints and 1,500 transitions in a real Chromium: opening, panning, a change of reaction. */
export async function run(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const app = await startApp(dataDir);
  const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'throughline-bench-browser-')), {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
    viewport: { width: 1440, height: 900 },
  });
  try {
    const answer = await fetch(`${app.url}/api/maps`, { method: 'POST', body: JSON.stringify({ map: makeMap() }) });
    const { links } = (await answer.json()) as { links: { own: string } };
    const page = await context.newPage();
    const begun = performance.now();
    await page.goto(links.own);
    await page.waitForFunction(
      () => (window as BenchWindow).__throughline?.editor.store.getState().save.kind === 'saved',
    );
    await page.locator('.react-flow__node').first().waitFor();
    console.log(
      `${TOUCHPOINTS} touchpoints, ${TRANSITIONS} transitions: open after ${(performance.now() - begun).toFixed(0)} ms`,
    );
    await page.mouse.move(600, 450);
    for (const zoom of [0.14, 0.5, 1]) {
      await page.evaluate((to) => (window as BenchWindow).__throughline?.editor.camera?.zoomTo(to), zoom);
      await page.waitForTimeout(1500);
      describe(`panning at ${zoom * 100} %, time between frames`, await framesDuring(page, () => pan(page)));
      const times = await toggle(page);
      describe(
        `a reaction at ${zoom * 100} %, edit and states`,
        times.map(({ ran }) => ran),
      );
      describe(
        `a reaction at ${zoom * 100} %, until shown`,
        times.map(({ shown }) => shown),
      );
    }
  } finally {
    await context.close();
    app.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    rmSync(dataDir, { recursive: true, force: true });
  }
}
