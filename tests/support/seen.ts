import type { Page } from 'playwright-core';

const INPUTS = ['keydown', 'pointerup', 'pointermove', 'paste', 'change', 'click'];

/**
 * Does something in one window and waits until another shows it. Returns the milliseconds between the last input in the
 * one and the moment at which we knew of it from the other (so a little too many); all run on one machine's clock.
 */
export async function timeUntilSeen<T>(
  from: Page,
  to: Page,
  act: () => Promise<void>,
  shown: (arg: T) => boolean,
  arg: T,
): Promise<number> {
  await from.evaluate((inputs) => {
    const marks = window as unknown as { lastInput?: number };
    const listening = marks.lastInput !== undefined;
    marks.lastInput = 0;
    if (listening) return;
    const note = () => {
      marks.lastInput = Date.now();
    };
    for (const kind of inputs) window.addEventListener(kind, note, { capture: true });
  }, INPUTS);
  const seen = to
    .waitForFunction(shown as (arg: unknown) => boolean, arg, { polling: 4, timeout: 10_000 })
    .then(() => Date.now());
  // A rejection while `act` still runs must not count as unhandled.
  seen.catch(() => undefined);
  await act();
  const at = await seen;
  const last = await from.evaluate(() => (window as unknown as { lastInput: number }).lastInput);
  return Math.max(0, at - last);
}

/** Median and largest of some milliseconds, for a line of output. */
export function describeTimes(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${sorted[Math.floor(sorted.length / 2)]} ms, longest ${sorted.at(-1)} ms, of ${sorted.length}`;
}
