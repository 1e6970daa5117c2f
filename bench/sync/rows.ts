type Figures = Readonly<Record<string, number>>;

/** A line of the table: what of a scenario's figures is shown, and when the goal is met. */
export interface Row {
  readonly scenario: string;
  readonly title: string;
  readonly goal: string;
  readonly show: (figures: Figures) => string;
  readonly holds: (figures: Figures) => boolean;
}

const of = (figures: Figures, name: string): number => figures[name] ?? Number.NaN;
const ms = (value: number): string =>
  Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en');

function crowdRow(people: number, movers: number, editMs: number, ageMs: number): Row {
  return {
    scenario: `crowd-${people}`,
    title: `${people} people, ${movers} moving: edit p99; age of presence p95, ms`,
    goal: `≤ ${editMs}; ≤ ${ageMs}`,
    show: (found) => {
      const missing = of(found, 'missing');
      const edit = missing > 0 ? `≥ ${ms(of(found, 'p99'))}` : ms(of(found, 'p99'));
      const lost = missing > 0.01 ? ` (${Math.round(missing * 100)} % not arrived)` : '';
      return `${edit}${lost}; ${ms(of(found, 'ageP95'))}`;
    },
    holds: (found) => of(found, 'p99') <= editMs && of(found, 'ageP95') <= ageMs && of(found, 'missing') === 0,
  };
}

/** The table of issue 4, line by line. */
export const ROWS: readonly Row[] = [
  {
    scenario: 'two-people',
    title: '2 people, edit → other, p50 / p99 ms',
    goal: '≤ 2 / ≤ 5',
    show: (found) => `${ms(of(found, 'p50'))} / ${ms(of(found, 'p99'))}`,
    holds: (found) => of(found, 'p50') <= 2 && of(found, 'p99') <= 5,
  },
  {
    scenario: 'flat-out',
    title: '20 maps × 5 people flat out, delivered a second',
    goal: '≥ 100,000',
    show: (found) => Math.round(of(found, 'perSecond')).toLocaleString('en'),
    holds: (found) => of(found, 'perSecond') >= 100_000,
  },
  crowdRow(100, 20, 10, 250),
  crowdRow(300, 60, 50, 250),
  crowdRow(500, 100, 100, 500),
  {
    scenario: 'many-maps',
    title: '1,500 people in 500 maps, 350 edits/s, p99 ms',
    goal: '≤ 5',
    show: (found) => ms(of(found, 'p99')),
    holds: (found) => of(found, 'p99') <= 5,
  },
  {
    scenario: 'idle-maps',
    title: '1,000 idle maps of 50 KB, MB',
    goal: '≤ 300',
    show: (found) => Math.round(of(found, 'mb')).toLocaleString('en'),
    holds: (found) => of(found, 'mb') <= 300,
  },
  {
    scenario: 'idle-sockets',
    title: 'an idle socket, KB',
    goal: '≤ 20',
    show: (found) => of(found, 'kb').toFixed(1),
    holds: (found) => of(found, 'kb') <= 20,
  },
];
