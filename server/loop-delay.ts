import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

export interface LoopDelay {
  /** In Prometheus' text format. */
  text(): string;
  close(): void;
}

/** Milliseconds between two looks; subtracted from what they measure. */
const RESOLUTION_MS = 10;
const WINDOW_MS = 30_000;
const QUANTILES = [0.5, 0.99, 1] as const;
const NAME = 'throughline_event_loop_delay_seconds';

/**
 * For how long the process kept everybody waiting: over the last half minute to minute, so that a look every half minute
 * misses nothing. Two histograms take turns in being begun anew.
 */
export function watchLoopDelay(): LoopDelay {
  const begin = (): IntervalHistogram => {
    const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    histogram.enable();
    return histogram;
  };
  let [older, newer] = [begin(), begin()];
  const timer = setInterval(() => {
    [older, newer] = [newer, older];
    newer.reset();
  }, WINDOW_MS);
  timer.unref();

  return {
    text() {
      const seconds = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1e3);
      const lines = QUANTILES.map((quantile) => {
        const found = quantile === 1 ? older.max : older.percentile(quantile * 100);
        return `${NAME}{quantile="${quantile}"} ${older.count === 0 ? 0 : seconds(found).toFixed(4)}\n`;
      });
      return [
        `# HELP ${NAME} How late the process came to what it had to do, in the last minute.\n`,
        `# TYPE ${NAME} gauge\n`,
        ...lines,
      ].join('');
    },
    close() {
      clearInterval(timer);
      older.disable();
      newer.disable();
    },
  };
}
