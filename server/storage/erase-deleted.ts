import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Storage } from './storage';

export interface ErasingOptions {
  readonly storage: Storage;
  readonly log: Log;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How often it is looked for maps to erase. */
  readonly everyMs: number;
}

export interface Erasing {
  /** Settles when nothing is being erased any more. */
  stop(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Between two maps, so that those who work meanwhile come through. */
const PAUSE_MS = 50;

/** Erases deleted maps when their time is over, one after the other; several processes may do so. */
export function startErasing({ storage, log, limits, now, everyMs }: ErasingOptions): Erasing {
  let stopped = false;
  let running: Promise<void> | null = null;

  async function sweep(): Promise<void> {
    let count = 0;
    try {
      while (!stopped && (await storage.eraseDeleted(now() - limits.deletedDays * DAY_MS, 1)).length > 0) {
        count += 1;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'deleted maps could not be erased; the next round tries again');
    }
    if (count > 0) log.info({ count }, 'maps that were deleted long ago have been erased');
  }

  const timer = setInterval(() => {
    running ??= sweep().finally(() => {
      running = null;
    });
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
