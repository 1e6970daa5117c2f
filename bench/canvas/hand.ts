import type { CDPSession, Page } from 'playwright-core';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** As often as a usual mouse tells where it is, or a good touchpad how far it turned. Milliseconds. */
const PACE_MS = 8;
const STEPS = 240;
const TURNS_ON_THEIR_WAY = 3;
const CTRL = 2;

/**
 * A hand that keeps its pace, as people do, whether the page keeps up or not: real input through the browser. What the
 * page can't take in one frame the browser merges, as it always does.
 */
export class Hand {
  readonly #page: Page;
  readonly #cdp: CDPSession;

  constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** Presses at `from`, moves for two seconds to one side, the other, and back, and lets go where it began. */
  async drag(from: Point, reach: Point, holding: string | null = null): Promise<void> {
    await this.#page.mouse.move(from.x, from.y);
    if (holding) await this.#page.keyboard.down(holding);
    await this.#mouse('mousePressed', from, 1);
    await inPace(PACE_MS, STEPS, (step) => {
      const out = swing(step / STEPS);
      return this.#mouse('mouseMoved', { x: from.x + reach.x * out, y: from.y + reach.y * out }, 1);
    });
    await this.#mouse('mouseMoved', from, 1);
    await this.#mouse('mouseReleased', from, 0);
    if (holding) await this.#page.keyboard.up(holding);
  }

  /**
   * Turns the wheel for two seconds, `ahead` in every 8 ms, then as much back, twice. The browser merges what a real
   * wheel says while the page is busy, but not what it is told this way: so no more than three turns are on their way,
   * and the next one is as much larger.
   */
  async turn(at: Point, ahead: Point, ctrl = false): Promise<void> {
    await this.#page.mouse.move(at.x, at.y);
    const answers: Promise<unknown>[] = [];
    const begun = performance.now();
    for (let last = begun; last < begun + STEPS * PACE_MS; ) {
      await Promise.all([answers.at(-TURNS_ON_THEIR_WAY), pause(last + PACE_MS - performance.now())]);
      const now = performance.now();
      const back = Math.floor(((now - begun) / (STEPS * PACE_MS)) * 4) % 2 === 1 ? -1 : 1;
      const amount = (back * (now - last)) / PACE_MS;
      last = now;
      const delta = { deltaX: ahead.x * amount, deltaY: ahead.y * amount };
      const modifiers = ctrl ? CTRL : 0;
      answers.push(this.#cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, ...delta, modifiers }));
    }
    await Promise.all(answers);
  }

  #mouse(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point, buttons: 0 | 1): Promise<unknown> {
    const clickCount = type === 'mouseMoved' ? 0 : 1;
    return this.#cdp.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', buttons, clickCount });
  }
}

/** There, across to the other side, and back: 0 → 1 → -1 → 0. */
function swing(share: number): number {
  const quarter = share * 4;
  return quarter < 1 ? quarter : quarter < 3 ? 2 - quarter : quarter - 4;
}

/** Calls `act` at even intervals and waits for the answers at the end only. */
async function inPace(ms: number, times: number, act: (step: number) => Promise<unknown>): Promise<void> {
  const answers: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let step = 0; step < times; step += 1) {
    answers.push(act(step));
    await pause(begun + (step + 1) * ms - performance.now());
  }
  await Promise.all(answers);
}

/** Not at all when the time is over already: what is late is caught up with. */
const pause = async (ms: number): Promise<void> => {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
};
