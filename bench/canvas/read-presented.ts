import type { CDPSession } from 'playwright-core';
import { describeTimes, type Times } from './describe-times';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly id2?: { readonly local?: string };
  readonly args?: { readonly frame_reporter?: { readonly state?: string } };
}

/** Chromium tells of each of its frames what became of it. */
const FRAMES = 'disabled-by-default-devtools.timeline.frame';

/**
 * Watches what the compositor brings to the screen, until the function that this settles with is called: that gives the
 * times between two frames with something new of the page's own, in milliseconds.
 */
export async function watchPresented(cdp: CDPSession): Promise<() => Promise<Times>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  cdp.on('Tracing.dataCollected', collect);
  const traceConfig = { includedCategories: [FRAMES], excludedCategories: ['*'] };
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    cdp.off('Tracing.dataCollected', collect);
    return describeTimes(presentedIntervals(events));
  };
}

function presentedIntervals(events: readonly TraceEvent[]): number[] {
  const wanted = new Set<string>();
  const times: number[] = [];
  for (const { name, ph, pid, ts, id2, args } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (name !== 'PipelineReporter') continue;
    const id = `${pid} ${id2?.local}`;
    if (ph === 'b' && args?.frame_reporter?.state === 'STATE_PRESENTED_ALL') wanted.add(id);
    else if (ph === 'e' && wanted.delete(id)) times.push(ts / 1000);
  }
  times.sort((a, b) => a - b);
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}
