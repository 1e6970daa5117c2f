import type { Json, Phase } from '../../model/types';
import { joinNotes } from '../fragment-builder';
import { type ColumnMapping, type ColumnTarget, JSON_MARK } from './columns';
import { unguardFormula } from './formula-cell';
import { keepKeys } from './keep-keys';
import { joinList, splitList } from './list-cell';
import { parseJson } from './nested-cell';
import { type ReactionScale, reactionScale } from './reaction-scale';
import { phaseIdOf, readCell } from './read-cell';

/** Where a touchpoint of a table leads: a name or an id, and what its row says of the way there. */
export interface DraftTransition {
  readonly name: string;
  readonly label: string;
  readonly share: string;
  readonly id: string;
}

/** One row as a touchpoint; ids and names of others as the table has them. */
export interface Draft {
  /** Counted from 1, as the spreadsheet has it. */
  readonly row: number;
  readonly label: string;
  readonly id: string;
  readonly parent: string;
  /** The cell of what comes next, whole, as a label may have a `;` of its own. */
  readonly next: string;
  readonly transitions: readonly DraftTransition[];
  /** All else, as the model has it. */
  readonly fields: Record<string, unknown>;
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly phases: readonly Phase[];
  /** What of a row went somewhere else than its column says. */
  readonly notes: readonly string[];
}

/** A row of a table; `number` as the spreadsheet counts. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The rows below the headings as touchpoints, by what their columns are taken for. No cell is lost in silence. */
export function readDrafts(rows: readonly TableRow[], mapping: ColumnMapping): Drafts {
  const keys = keepKeys(mapping.columns);
  const targets = mapping.columns.map(({ target }) => target);
  const reactionAt = targets.indexOf('reaction');
  const scale = reactionAt === -1 ? null : reactionScale(rows.map(({ cells }) => cells[reactionAt] ?? ''));
  const phases = new Map<string, Phase>();
  const notes: string[] = [];
  const drafts = rows.map((row) => readRow(row, mapping, keys, scale, phases, notes));
  return { drafts, phases: [...phases.values()], notes };
}

function readRow(
  { number, cells }: TableRow,
  mapping: ColumnMapping,
  keys: readonly (string | null)[],
  scale: ReactionScale | null,
  phases: Map<string, Phase>,
  remarks: string[],
): Draft {
  const fields: Record<string, unknown> = {};
  const extra: [string, Json][] = [];
  const notes: string[] = [];
  const special = new Map<ColumnTarget, string>();
  const said = (at: number, text: string): string =>
    `row ${number}, column “${mapping.columns[at]?.heading || at + 1}”: ${text}`;
  cells.forEach((cell, at) => {
    const column = mapping.columns[at];
    const text = unguardFormula(cell);
    if (text === '') return;
    const target = column?.target ?? 'keep';
    if (target === 'skip') return;
    if (isSpecial(target)) special.set(target, text);
    else if (target === 'keep') {
      const key = keys[at] ?? null;
      const json = column?.heading.endsWith(JSON_MARK) ? parseJson(text) : undefined;
      if (key === null) {
        notes.push(text);
        remarks.push(said(at, `“${shorten(text)}” stands under no heading; it was put into the notes`));
      } else extra.push([key, (json === undefined ? text : json) as Json]);
    } else {
      const value = (target === 'reaction' ? scale?.(text) : undefined) ?? readCell(target, text);
      if (value !== undefined) fields[target] = value;
      else {
        notes.push(`${target}: ${text}`);
        remarks.push(said(at, `“${shorten(text)}” is no ${NOUNS[target] ?? target}; it was put into the notes`));
      }
    }
  });
  readStandard(fields, special, notes);
  readPhase(fields, special, phases, notes);
  if (notes.length > 0) fields.notes = joinNotes(fields.notes as string | undefined, ...notes);
  if (extra.length > 0) fields.extra = Object.fromEntries(extra);
  const get = (target: ColumnTarget): string => special.get(target) ?? '';
  return {
    row: number,
    label: get('label'),
    id: get('id').trim(),
    parent: get('parent').trim(),
    next: get('next').trim(),
    transitions: readTransitions(get),
    fields,
  };
}

const SPECIAL = [
  'label',
  'id',
  'parent',
  'next',
  'next label',
  'next share',
  'next id',
  'phase',
  'phase id',
  'standard',
  'standard target',
  'standard actual',
  'standard unit',
] as const;
type Special = (typeof SPECIAL)[number];

function isSpecial(target: ColumnTarget): target is Special {
  return (SPECIAL as readonly string[]).includes(target);
}

/** What values are called where a cell has none. */
const NOUNS: Partial<Readonly<Record<ColumnTarget, string>>> = {
  x: 'number',
  y: 'number',
  width: 'number',
  height: 'number',
  due: 'day (YYYY-MM-DD)',
  dropOff: 'share from 0 to 1',
  impact: 'whole number from 1 to 5',
  effort: 'whole number from 1 to 5',
  employees: 'number',
  customers: 'number',
  tasks: 'list of tasks',
  ratings: 'list of ratings',
  competitors: 'list of competitors',
};

function readTransitions(get: (target: ColumnTarget) => string): DraftTransition[] {
  const next = get('next').trim();
  if (next === '') return [];
  const [labels, shares, ids] = [get('next label'), get('next share'), get('next id')].map(splitList);
  return splitList(next).flatMap((name, at) =>
    name === '' ? [] : [{ name, label: labels?.[at] ?? '', share: shares?.[at] ?? '', id: ids?.[at] ?? '' }],
  );
}

function readStandard(
  fields: Record<string, unknown>,
  special: ReadonlyMap<ColumnTarget, string>,
  notes: string[],
): void {
  const text = special.get('standard');
  const whole = text === undefined ? undefined : readCell('standard', text);
  const standard: Record<string, unknown> = whole === undefined ? {} : { ...(whole as object) };
  if (text !== undefined && whole === undefined) standard.text = text;
  for (const key of ['target', 'actual'] as const) {
    const cell = special.get(`standard ${key}`);
    if (cell === undefined) continue;
    const number = readCell('x', cell);
    if (typeof number === 'number') standard[key] = number;
    else notes.push(`standard ${key}: ${cell}`);
  }
  const unit = special.get('standard unit');
  if (unit !== undefined) standard.unit = unit;
  if (whole !== undefined || Object.keys(standard).length > 0) fields.standard = standard;
}

function readPhase(
  fields: Record<string, unknown>,
  special: ReadonlyMap<ColumnTarget, string>,
  phases: Map<string, Phase>,
  notes: string[],
): void {
  const named = special.get('phase');
  const label = named !== undefined && readCell('label', named) === undefined ? undefined : named;
  if (label !== named) notes.push(`phase: ${named}`);
  const given = special.get('phase id')?.trim();
  if (label === undefined && given === undefined) return;
  const id = given !== undefined && readCell('phase', given) === given ? given : phaseIdOf(label ?? given ?? '');
  fields.phase = id;
  const name = label ?? (id === given ? undefined : given);
  if (name !== undefined && !phases.has(id)) phases.set(id, { id, label: name });
}

/** A cell as it is told of. */
export function shorten(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** A list of names that were not found, as the notes keep them. */
export function describeNext(missing: readonly DraftTransition[]): string {
  return `next: ${joinList(missing.map(({ name }) => name))}`;
}
