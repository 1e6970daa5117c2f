import type { CDPSession, Page } from 'playwright-core';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Fingers {
  /** Fingers that are down now; none lifts all. */
  touch(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', fingers: readonly Spot[]): Promise<void>;
  /** They go from one set of places to another, and are lifted. */
  glide(from: readonly Spot[], to: readonly Spot[]): Promise<void>;
  /** One that rests. */
  press(at: Spot, ms: number): Promise<void>;
  tap(at: Spot): Promise<void>;
  tapTwice(at: Spot): Promise<void>;
}

const STEPS = 8;
const FRAME_MS = 16;

/** Real touches, as the browser gets them from a screen. */
export function fingersOn(page: Page, hand: CDPSession): Fingers {
  const touch: Fingers['touch'] = async (type, fingers) => {
    await hand.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(({ x, y }, id) => ({ x, y, id })) });
  };
  const press: Fingers['press'] = async (at, ms) => {
    await touch('touchStart', [at]);
    if (ms > 0) await page.waitForTimeout(ms);
    await touch('touchEnd', []);
  };
  return {
    touch,
    press,
    async glide(from, to) {
      await touch('touchStart', from);
      for (let step = 1; step <= STEPS; step += 1) {
        const part = step / STEPS;
        const now = from.map(({ x, y }, index) => ({
          x: x + (to[index]!.x - x) * part,
          y: y + (to[index]!.y - y) * part,
        }));
        await touch('touchMove', now);
        await page.waitForTimeout(FRAME_MS);
      }
      await touch('touchEnd', []);
    },
    tap: (at) => press(at, 0),
    async tapTwice(at) {
      await press(at, 0);
      await page.waitForTimeout(80);
      await press(at, 0);
    },
  };
}
