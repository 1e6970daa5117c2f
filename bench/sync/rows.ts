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

/** `ageMs` is left out where the issue asks for none. */
function crowdRow(people: number, movers: number, editMs: number, ageMs = Number.POSITIVE_INFINITY): Row {
  return {
    scenario: `crowd-${people}`,
    title: `${people} people, ${movers} moving: edit p99; age of presence p95, ms`,
    goal: Number.isFinite(ageMs) ? `≤ ${editMs}; ≤ ${ageMs}` : `≤ ${editMs}`,
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
    scenario: 'saved',
    title: 'edit → saved on disk, p99 ms (acknowledged edits lost by kill −9)',
    goal: '≤ 10',
    show: (found) => {
      const lost = `${of(found, 'lost').toLocaleString('en')} of ${of(found, 'acknowledged').toLocaleString('en')} lost`;
      if (!Number.isNaN(of(found, 'onDisk'))) {
        return `${ms(of(found, 'onDisk'))}; its receipt ${ms(of(found, 'receiptP99'))} (${lost})`;
      }
      return of(found, 'lost') > 0 ? `never (${lost})` : `${ms(of(found, 'echoP99'))} (${lost})`;
    },
    holds: (found) => of(found, 'echoP99') <= 10 && of(found, 'lost') === 0,
  },
  {
    scenario: 'flat-out',
    title: '20 maps × 5 people flat out, delivered a second',
    goal: '≥ 100,000',
    show: (found) => Math.round(of(found, 'perSecond')).toLocaleString('en'),
    holds: (found) => of(found, 'perSecond') >= 100_000,
  },
  crowdRow(100, 20, 10),
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
    scenario: 'join',
    title: 'join of a 4 MB map, warm / cold ms',
    goal: '≤ 60 / ≤ 250',
    show: (found) => `${ms(of(found, 'warm'))} / ${Number.isNaN(of(found, 'cold')) ? 'none' : ms(of(found, 'cold'))}`,
    holds: (found) => of(found, 'warm') <= 60 && of(found, 'cold') <= 250,
  },
  {
    scenario: 'rush',
    title: '50 join it at once, slowest ms; edit in another map meanwhile, worst ms',
    goal: '≤ 1,500; ≤ 300',
    show: (found) => `${ms(of(found, 'slowest'))}; ${ms(of(found, 'meanwhile'))}`,
    holds: (found) => of(found, 'slowest') <= 1500 && of(found, 'meanwhile') <= 300,
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
