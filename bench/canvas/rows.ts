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

/** 95th percentile and longest time from one frame that shows something new to the next. */
function frameRow(measure: string, title: string, p95?: number, longest?: number): Row {
  return {
    measure,
    title,
    goal: p95 === undefined ? '' : `${p95 > 17 ? '≤ ' : ''}${p95} / ${longest}`,
    show: (finding) =>
      'frames' in finding
        ? `${round(finding.frames.shown.p95)} / ${round(finding.frames.shown.longest)}`
        : said(finding),
    holds:
      p95 === undefined || longest === undefined
        ? null
        : (finding) =>
            'frames' in finding &&
            finding.frames.shown.p95 <= p95 + SLACK &&
            finding.frames.shown.longest <= longest + SLACK,
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
  frameRow('five-pan-near', 'pan near while five others work', 17, 33),
  frameRow('five-pan-far', 'pan far while five others work', 33, 100),
];
