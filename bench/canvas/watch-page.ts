import type { Page } from 'playwright-core';

/** What one key cost. Times in milliseconds from the moment that the browser gave the event to the page. */
export interface KeyCost {
  /** Until our handler and React's commit were through: document, analysis, cards and lines. */
  readonly script: number;
  /** Until the frame that followed was styled, laid out and handed on for painting. */
  readonly painted: number;
  /** Whether all that was watched and mounted had changed in that first frame already. */
  readonly inFirstFrame: boolean;
}

interface Watch {
  costs: KeyCost[];
  frames: number[] | null;
  /** How each watched element looks; empty for one that is not mounted. */
  looks: () => string[];
}

type Watched = typeof globalThis & { benchWatch: Watch };

/** Measures every key press and, while asked to, every frame of the page from now on. */
export async function watchPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: Watch = { costs: [], frames: null, looks: () => [] };
    (globalThis as Watched).benchWatch = watch;
    let begun = 0;
    let looked: string[] = [];
    let script = 0;
    window.addEventListener(
      'keydown',
      () => {
        looked = watch.looks();
        begun = performance.now();
        const mine = begun;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // A message sent from a frame's callback arrives when that frame has been styled, laid out and recorded.
          port1.onmessage = () => {
            const painted = performance.now() - mine;
            const inFirstFrame = watch.looks().every((look, index) => look === '' || look !== looked[index]);
            watch.costs.push({ script, painted, inFirstFrame });
          };
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
    // On the same target, so after the page's own listener and the commit that React does right after it.
    window.addEventListener('keydown', () => {
      script = performance.now() - begun;
    });
    const frame = (time: number): void => {
      watch.frames?.push(time);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Presses a key so often, with a rest in between, and gives what each cost. `watched` are selectors that must change. */
export async function measureKeys(
  page: Page,
  keys: readonly string[],
  times: number,
  watched: readonly string[] = [],
): Promise<KeyCost[]> {
  await page.evaluate((selectors) => {
    const { benchWatch } = globalThis as Watched;
    benchWatch.costs = [];
    benchWatch.looks = () => {
      const overview = document.querySelector<HTMLCanvasElement>('.tl-overview');
      if (!overview) return selectors.map((selector) => document.querySelector(selector)?.outerHTML ?? '');
      // Far out the map is one picture: a pixel within the first card says what colour it has.
      const card = document.querySelector(selectors[0] ?? '')?.getBoundingClientRect();
      const { left, top } = overview.getBoundingClientRect();
      if (!card) return [];
      const [x, y] = [card.left - left + card.width * 0.4, card.top - top + card.height * 0.7];
      return [overview.getContext('2d')?.getImageData(x, y, 1, 1).data.join(' ') ?? ''];
    };
  }, watched);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 300));
  for (let i = 0; i < times; i += 1) {
    await page.keyboard.press(keys[i % keys.length] ?? '');
    await settle();
  }
  return page.evaluate(() => (globalThis as Watched).benchWatch.costs);
}

/** Intervals between the frames that were drawn while `act` ran. */
export async function measureFrames(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    (globalThis as Watched).benchWatch.frames = [];
  });
  await act();
  const frames = await page.evaluate(() => {
    const { benchWatch } = globalThis as Watched;
    const seen = benchWatch.frames ?? [];
    benchWatch.frames = null;
    return seen;
  });
  return frames.slice(1).map((time, index) => time - (frames[index] ?? time));
}
