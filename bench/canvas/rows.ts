import type { Finding } from './measure-stage';

/** A line of the table: which measure, how it is shown, and when the goal of issue 5 is met. */
export interface Row {
  readonly measure: string;
  readonly title: string;
  readonly goal: string;
  readonly show: (finding: Finding) => string;
  /** Null when there is no goal. */
  readonly holds: ((finding: Finding) => boolean) | null;
}

const round = (value: number): string => Math.round(value).toLocaleString('en');
/** Screens draw every 16.7 ms, so figures are multiples of that and a goal of 17 leaves room for the clock. */
const SLACK = 1;

/** The compositor keeps no exact beat: one frame more than the page itself needs is no sign of its lagging behind. */
const JITTER = 1000 / 60;

/**
 * 95th percentile and longest time from one frame that shows something new to the next; what reached the screen besides,
 * where that is worse.
 */
function frameRow(measure: string, title: string, p95 = Number.NaN, longest = Number.NaN): Row {
  const hasGoal = !Number.isNaN(p95);
  const holds = (finding: Finding): boolean => {
    if (!('frames' in finding)) return false;
    const { shown, presented } = finding.frames;
    const within = shown.p95 <= p95 + SLACK && shown.longest <= longest + SLACK;
    return within && presented.p95 <= p95 + JITTER + SLACK;
  };
  return {
    measure,
    title,
    goal: hasGoal ? `${p95 > 17 ? '≤ ' : ''}${p95} / ${longest}` : '',
    show(finding) {
      if (!('frames' in finding)) return said(finding);
      const { shown, presented } = finding.frames;
      const words = `${round(shown.p95)} / ${round(shown.longest)}`;
      const worse = presented.p95 > shown.p95 + JITTER;
      return worse ? `${words} (screen ${round(presented.p95)} / ${round(presented.longest)})` : words;
    },
    holds: hasGoal ? holds : null,
  };
}

function valueRow(measure: string, title: string, most?: number): Row {
  return {
    measure,
    title,
    goal: most === undefined ? '' : `≤ ${most.toLocaleString('en')}`,
    show: (finding) => ('value' in finding ? round(finding.value) : said(finding)),
    holds: most === undefined ? null : (finding) => 'value' in finding && finding.value <= most,
  };
}

const said = (finding: Finding): string => ('failed' in finding ? finding.failed.slice(0, 24) : '');

/** The table of issue 5, and what is measured besides. Frames in milliseconds, p95 / longest. */
export const ROWS: readonly Row[] = [
  valueRow('open', 'open to first painted card, ms', 1_000),
  valueRow('open-again', 'the same with scripts in the cache, ms'),
  frameRow('pan-near', 'pan near', 17, 33),
  frameRow('pan-far', 'pan far, all in view', 33, 100),
  frameRow('wheel-near', 'wheel near', 33, 83),
  frameRow('wheel-far', 'wheel far', 33, 83),
  frameRow('zoom-near', 'zoom (Ctrl and wheel) near', 33, 83),
  frameRow('zoom-far', 'zoom (Ctrl and wheel) far', 33, 83),
  frameRow('drag-one-near', 'drag one', 17, 33),
  frameRow('drag-one-far', 'drag one, far'),
  frameRow('drag-500-near', 'drag 500, near'),
  frameRow('drag-500-far', 'drag 500, far'),
  valueRow('fit', 'fit all, ms', 200),
  valueRow('heap', 'heap far, MB', 80),
  valueRow('elements', 'DOM elements far', 2_000),
  valueRow('far-zoom', 'zoom far, % (Excalidraw ends at 10)'),
  frameRow('five-pan-near', 'pan near while five others work', 17, 33),
  frameRow('five-pan-far', 'pan far while five others work', 33, 100),
];
