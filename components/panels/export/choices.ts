import { FORMATS, type FormatId } from '@/lib/exchange/formats';
import { DEFAULT_OPTIONS, type ExportOptions, PAGE_SIZES, type PicturePart } from '@/lib/export/options';
import { browserMemory } from '../../collab/memory';

/** All that is chosen in the Export dialogue, but for the part of the map: that is of the moment. */
export interface ExportChoices extends Omit<ExportOptions, 'part' | 'date'> {
  readonly format: FormatId;
  /** The day stands in the picture. */
  readonly dated: boolean;
}

const { part: _part, date: _date, ...USUAL } = DEFAULT_OPTIONS;
export const USUAL_CHOICES: ExportChoices = { ...USUAL, format: 'png', dated: false };

/** What the dialogue offers; command line and HTTP take any number. */
export const SCALES = [1, 2, 3, 4] as const;

const KEY = 'throughline:export';
const memory = browserMemory();

/**
 * What this browser chose last. Names and notes are not among it: what tells of people is asked for anew each time.
 */
export function recallChoices(): ExportChoices {
  try {
    const value: unknown = JSON.parse(memory.get(KEY) ?? 'null');
    return typeof value === 'object' && value !== null ? readChoices(value as Record<string, unknown>) : USUAL_CHOICES;
  } catch {
    return USUAL_CHOICES;
  }
}

export function rememberChoices({ names: _names, notes: _notes, ...kept }: ExportChoices): void {
  memory.set(KEY, JSON.stringify(kept));
}

function readChoices(value: Record<string, unknown>): ExportChoices {
  const flag = (key: Flag): boolean => (typeof value[key] === 'boolean' ? value[key] : USUAL_CHOICES[key]);
  return {
    format: FORMATS.find(({ id, writes }) => writes && id === value.format)?.id ?? USUAL_CHOICES.format,
    theme: value.theme === 'dark' ? 'dark' : 'light',
    scale: SCALES.find((scale) => scale === value.scale) ?? USUAL_CHOICES.scale,
    page: PAGE_SIZES.find((page) => page === value.page) ?? USUAL_CHOICES.page,
    title: flag('title'),
    verdict: flag('verdict'),
    legend: flag('legend'),
    dated: flag('dated'),
    transparent: flag('transparent'),
    fonts: flag('fonts'),
    data: flag('data'),
    tiled: flag('tiled'),
    names: false,
    notes: false,
  };
}

type Flag = 'title' | 'verdict' | 'legend' | 'dated' | 'transparent' | 'fonts' | 'data' | 'tiled';

/** What is asked of the writer. `today` is a date of this person's clock. */
export function optionsOf(choices: ExportChoices, part: PicturePart, today: string): ExportOptions {
  const { format: _, dated, ...options } = choices;
  // A chain is chosen in two steps; after the first there is none yet.
  const whole = part.kind === 'chain' && part.ids.length === 0;
  return { ...options, part: whole ? { kind: 'whole' } : part, date: dated ? today : null };
}

/** `2026-11-22`, as the clock on this person's wall has it. */
export function localDate(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
