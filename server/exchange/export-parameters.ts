import { z } from 'zod';
import { type ExportOptions, LEAST_SCALE, MOST_SCALE, PAGE_SIZES, type PicturePart } from '@/lib/export/options';
import { isDate } from '@/lib/model/dates';
import { type Fault, pointerTo } from '@/lib/model/faults';

const ID = '[A-Za-z0-9_-]{1,64}';
const Ids = (what: string) =>
  z
    .string()
    .regex(new RegExp(`^${ID}(,${ID})*$`), `is ${what}, with commas in between`)
    .transform((list) => list.split(','))
    .optional();
/** Said by its name alone, or with a value. */
const Flag = z
  .enum(['', 'true', '1', 'false', '0'], { error: 'is true or false' })
  .transform((value) => value !== 'false' && value !== '0')
  .optional();

/**
 * What an export can be asked for in words: options of the command line (`--no-title`) and parameters of an address
 * (`?no-title`) are named and read alike.
 */
export const ExportParameters = z.object({
  scale: z.coerce
    .number({ error: `is a number from ${LEAST_SCALE} to ${MOST_SCALE}` })
    .min(LEAST_SCALE, `is a number from ${LEAST_SCALE} to ${MOST_SCALE}`)
    .max(MOST_SCALE, `is a number from ${LEAST_SCALE} to ${MOST_SCALE}`)
    .optional()
    .describe('Pixels of a PNG for each pixel of the canvas'),
  theme: z.enum(['light', 'dark'], { error: 'is light or dark' }).optional().describe('Of a picture'),
  selection: Ids('ids of touchpoints').describe('Only these touchpoints, and the transitions between them'),
  chain: Ids('the id of a start, or ids of touchpoints').describe(
    'Only the chains from this start, or the one chain of these touchpoints',
  ),
  phase: z
    .string()
    .regex(new RegExp(`^${ID}$`), 'is the id of a phase')
    .optional()
    .describe('Only this phase'),
  transparent: Flag.describe('PNG and SVG: no ground'),
  'no-title': Flag.describe('Without the title'),
  'no-verdict': Flag.describe('Without the line that says whether chains work'),
  'no-legend': Flag.describe('Without the legend'),
  date: z.string().refine(isDate, 'is a day, written YYYY-MM-DD').optional().describe('Written beside the title'),
  names: Flag.describe('With the names of those who are responsible'),
  notes: Flag.describe('With the notes of touchpoints'),
  fonts: Flag.describe('SVG: carries the fonts along'),
  'without-data': Flag.describe('PNG and SVG: do not carry the map, so nobody can open it from the picture'),
  page: z
    .enum(PAGE_SIZES, { error: `is one of ${PAGE_SIZES.join(', ')}` })
    .optional()
    .describe('PDF: a page as large as the map, or sheets of paper'),
  tiled: Flag.describe('PDF on sheets: at its own size over as many as it takes'),
});

export type ExportParameter = keyof typeof ExportParameters.shape;

/** Those that need no value. */
export const FLAGS: ReadonlySet<string> = new Set<ExportParameter>([
  'transparent',
  'no-title',
  'no-verdict',
  'no-legend',
  'names',
  'notes',
  'fonts',
  'without-data',
  'tiled',
]);

export type ReadOptions =
  | { readonly ok: true; readonly options: ExportOptions }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What was asked for in words; what was not is as in `defaults`. Names that are no parameter are passed over. */
export function readExportOptions(given: Readonly<Record<string, string>>, defaults: ExportOptions): ReadOptions {
  const parsed = ExportParameters.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ pointer: pointerTo('', ...path), message }));
    return { ok: false, faults };
  }
  const asked = parsed.data;
  const parts = partsOf(asked);
  if (parts.length > 1) {
    const message = 'only one of selection, chain and phase can be asked for';
    return { ok: false, faults: [{ pointer: `/${parts[1]!.kind}`, message }] };
  }
  const { title, verdict, legend, data } = defaults;
  return {
    ok: true,
    options: {
      part: parts[0] ?? defaults.part,
      title: without(asked['no-title'], title),
      verdict: without(asked['no-verdict'], verdict),
      legend: without(asked['no-legend'], legend),
      date: asked.date ?? defaults.date,
      names: asked.names ?? defaults.names,
      notes: asked.notes ?? defaults.notes,
      theme: asked.theme ?? defaults.theme,
      transparent: asked.transparent ?? defaults.transparent,
      scale: asked.scale ?? defaults.scale,
      fonts: asked.fonts ?? defaults.fonts,
      data: without(asked['without-data'], data),
      page: asked.page ?? defaults.page,
      tiled: asked.tiled ?? defaults.tiled,
    },
  };
}

function partsOf({ selection, chain, phase }: z.infer<typeof ExportParameters>): PicturePart[] {
  const parts: PicturePart[] = [];
  if (selection) parts.push({ kind: 'selection', ids: selection });
  if (chain) parts.push({ kind: 'chain', ids: chain });
  if (phase !== undefined) parts.push({ kind: 'phase', id: phase });
  return parts;
}

function without(asked: boolean | undefined, usual: boolean): boolean {
  return asked === undefined ? usual : !asked;
}
