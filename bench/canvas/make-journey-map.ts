import { seededRandom } from '../../tests/support/seeded-random';

/** A map as a file of the product, read by the pages of the peers as well. */
export interface JourneyFile {
  readonly format: 'throughline';
  readonly version: 1;
  readonly title: string;
  readonly touchpoints: readonly {
    readonly id: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
    readonly reaction?: string;
    readonly role?: string;
  }[];
  readonly transitions: readonly { readonly id: string; readonly source: string; readonly target: string }[];
}

/** From one card to the next, in canvas pixels. */
export const PITCH = { x: 320, y: 150 };
/** Touchpoints of a chain before a new one begins. */
const CHAIN = 11;
const LABELS = [
  'Banner ad',
  'Company site',
  'Question in the online form',
  'Call to book an appointment',
  'Reminder by SMS',
  'Reception desk',
  'Waiting area',
  'Talk with the consultant',
  'Commercial offer',
  'Contract',
  'Payment',
  'Courier',
  'Set-up of the number',
  'Welcome letter',
  'Technical support by phone',
  'Survey',
  'Visit to the customer’s office',
  'Review on somebody else’s site',
];
/** One in 33 breaks its chains. */
const REACTIONS = [...Array.from({ length: 16 }, () => 'positive'), ...Array.from({ length: 8 }, () => 'neutral')];

/**
 * A map of so many touchpoints and 8 transitions for every 5 of them, the same each time: journeys in rows, chains of
 * eleven along each, with steps to neighbouring rows, and a few negative touchpoints that break them. As wide, to as
 * high, as a screen is.
 */
export function makeJourneyMap(count: number): JourneyFile {
  const random = seededRandom(5);
  const columns = Math.max(CHAIN, Math.round(Math.sqrt((count * 1.6 * PITCH.y) / PITCH.x)));
  const name = (index: number): string => `p${String(index).padStart(5, '0')}`;
  const begins = (index: number): boolean => (index % columns) % CHAIN === 0;
  const ends = (index: number): boolean =>
    (index % columns) % CHAIN === CHAIN - 1 || index % columns === columns - 1 || index === count - 1;
  const touchpoints = Array.from({ length: count }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const drawn = random();
    const reaction = drawn < 0.03 ? 'negative' : REACTIONS[Math.floor(random() * 32)];
    const role = begins(index) ? 'start' : ends(index) ? 'final' : 'intermediate';
    const label = `${LABELS[Math.floor(random() * LABELS.length)]} ${index + 1}`;
    return { id: name(index), label, x: column * PITCH.x, y: row * PITCH.y, role, ...(reaction && { reaction }) };
  });
  const steps = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    if (!ends(index)) steps.add(`${name(index)}>${name(index + 1)}`);
  }
  const wanted = Math.round(count * 1.6);
  while (steps.size < wanted) {
    const from = Math.floor(random() * count);
    const to = from + 1 + columns * (Math.floor(random() * 7) - 3);
    if (!ends(from) && to >= 0 && to < count) steps.add(`${name(from)}>${name(to)}`);
  }
  const transitions = [...steps].map((step, index) => {
    const [source = '', target = ''] = step.split('>');
    return { id: `s${String(index).padStart(5, '0')}`, source, target };
  });
  return { format: 'throughline', version: 1, title: `${count} touchpoints`, touchpoints, transitions };
}
