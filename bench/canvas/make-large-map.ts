import { seededRandom } from '../../tests/support/seeded-random';

/** Every chain goes through it: rated negative, it breaks them all. */
export const HUB = 'hub';
/** An ordinary touchpoint next to it: rated negative, it breaks a chain or two. */
export const NEIGHBOUR = 'a19-12';

const COLUMNS = 40;
const ROWS = 25;

interface LargeMap {
  readonly format: 'throughline';
  readonly version: 1;
  readonly title: string;
  readonly touchpoints: readonly object[];
  readonly transitions: readonly { readonly id: string; readonly source: string; readonly target: string }[];
}

/**
 * The map that the goal speaks of: 1,000 touchpoints and 1,500 transitions, the same each time. Forty columns of
 * journeys run through one hub in the middle, the worst that one rating can do: nearly every card and line changes.
 */
export function makeLargeMap(): LargeMap {
  const random = seededRandom(2026);
  const reactions = ['positive', 'positive', 'neutral', undefined];
  const place = (column: number, row: number) => ({ x: column * 320, y: row * 180 });
  const name = (column: number, row: number) =>
    column < COLUMNS / 2 ? `a${column}-${row}` : `b${column - COLUMNS / 2}-${row}`;
  const touchpoints: object[] = [{ id: HUB, label: 'Service desk', reaction: 'positive', ...place(COLUMNS / 2, 12) }];
  const steps = new Set<string>();
  const exists = (column: number, row: number) => column < COLUMNS - 1 || row < ROWS - 1;
  for (let column = 0; column < COLUMNS; column += 1) {
    for (let row = 0; row < ROWS && exists(column, row); row += 1) {
      const id = name(column, row);
      const reaction = reactions[Math.floor(random() * reactions.length)];
      const at = place(column < COLUMNS / 2 ? column : column + 1, row);
      touchpoints.push({ id, label: `Touchpoint ${column + 1} of journey ${row + 1}`, reaction, ...at });
      if (column === COLUMNS / 2 - 1) steps.add(`${id}>${HUB}`);
      else if (column < COLUMNS - 1 && exists(column + 1, row)) steps.add(`${id}>${name(column + 1, row)}`);
      if (column === COLUMNS / 2) steps.add(`${HUB}>${id}`);
    }
  }
  while (steps.size < 1_500) {
    const column = Math.floor(random() * (COLUMNS - 2));
    if (column === COLUMNS / 2 - 1) continue;
    const row = Math.floor(random() * ROWS);
    const to = Math.min(ROWS - 1, Math.max(0, row + Math.floor(random() * 7) - 3));
    steps.add(`${name(column, row)}>${name(column + 1, to)}`);
  }
  const transitions = [...steps].map((step, index) => {
    const [source = '', target = ''] = step.split('>');
    return { id: `t${String(index).padStart(4, '0')}`, source, target };
  });
  return { format: 'throughline', version: 1, title: 'A large map', touchpoints, transitions };
}
