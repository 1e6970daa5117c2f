import type { Page } from 'playwright-core';

/** What one key cost. Times in milliseconds from the moment that the browser gave the event to the page. */
export interface KeyCost {
  /** Until our handler and React's commit were through: document, analysis, cards and lines. */
  readonly script: number;
  /** Until the frame that followed was styled, laid out and handed on for painting. */
  readonly painted: number;
  /** Whether all that was watched and mounted or painted had changed in that first frame already. */
  readonly inFirstFrame: boolean;
}

/** A card and a line, by id. */
export interface WatchedParts {
  readonly card: string;
  readonly line: string;
}

interface KeyWatch {
  costs: KeyCost[];
  /** How each watched part looks; empty for one that is neither mounted nor painted. */
  looks: () => string[];
}

declare global {
  var benchKeys: KeyWatch;
}

/** Measures every key press from now on. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: KeyWatch = { costs: [], looks: () => [] };
    globalThis.benchKeys = watch;
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
            const looks = watch.looks();
            const changed = looks.every((look, index) => look === '' || look !== looked[index]);
            // What is neither mounted nor painted proves nothing.
            const inFirstFrame = changed && looks.some((look) => look !== '');
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
  });
}

/** Presses a key so often, with a rest in between, and gives what each cost; the watched parts must change each time. */
export async function measureKeys(
  page: Page,
  keys: readonly string[],
  times: number,
  watched: WatchedParts | null = null,
): Promise<KeyCost[]> {
  await page.evaluate((parts) => {
    const { benchKeys } = globalThis;
    benchKeys.costs = [];
    if (!parts) return;
    const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const mounted = (selector: string): string => {
      const element = document.querySelector(selector);
      return element && element.childElementCount > 0 ? element.outerHTML : '';
    };
    /** Far out the map is one picture: a pixel within the card says what colour it has. */
    const painted = (id: string): string => {
      const editor = window.__throughline?.editor;
      const place = editor?.store.getState().places.get(id);
      const view = editor?.camera?.viewport();
      const surface = [...document.querySelectorAll('canvas')].find(({ clientWidth }) => clientWidth > innerWidth / 2);
      if (!place || !view || !surface || !probe) return '';
      const { left, top, width, height } = surface.getBoundingClientRect();
      const x = (((place.x + 96) * view.zoom + view.x - left) / width) * surface.width;
      const y = (((place.y + 50) * view.zoom + view.y - top) / height) * surface.height;
      probe.clearRect(0, 0, 1, 1);
      probe.drawImage(surface, x, y, 1, 1, 0, 0, 1, 1);
      return probe.getImageData(0, 0, 1, 1).data.join(' ');
    };
    benchKeys.looks = () => {
      const card = mounted(`.react-flow__node[data-id="${parts.card}"]`);
      return card ? [card, mounted(`.react-flow__edge[data-id="${parts.line}"]`)] : [painted(parts.card)];
    };
  }, watched);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 300));
  for (let i = 0; i < times; i += 1) {
    await page.keyboard.press(keys[i % keys.length] ?? '');
    await settle();
  }
  return page.evaluate(() => globalThis.benchKeys.costs);
}
