import { TOUCHPOINT_KEYS } from '../../model/key-order';
import { sortedExtra } from '../../model/nested-fields';
import { compareIds, type JourneyMap, type Json, type Touchpoint, type Transition } from '../../model/types';
import { transitionId } from '../stable-ids';
import { JSON_MARK } from './columns';
import { guardFormula } from './formula-cell';
import { keepKeys } from './keep-keys';
import { joinPlaces } from './list-cell';
import { NameIndex } from './name-index';
import { writeNestedCell } from './nested-cell';
import { mapColumns, readHeadings } from './propose-mapping';
import { phaseIdOf } from './read-cell';
import { standardCells } from './standard-cells';
import { writeNext } from './write-next';

/** A column that is written: its heading, and what each touchpoint has in it; empty for nothing. */
interface WrittenColumn {
  readonly heading: string;
  cell(touchpoint: Touchpoint): string;
}

/**
 * A map as CSV or TSV (RFC 4180: CRLF, quotes where needed) with a byte order mark, for spreadsheets: a row a
 * touchpoint, in the order of the lanes of their phases, then by id; the columns that are in use, in the order of the
 * map file, then what it leads to, then unknown keys. Texts that a spreadsheet would run as formulas get an apostrophe.
 */
export function writeTable(map: JourneyMap, delimiter: ',' | '\t'): string {
  const touchpoints = inLanes(map);
  const known = [...fieldColumns(map), ...nextColumns(touchpoints, map.transitions)];
  const used = known.filter(({ heading, cell }) => ALWAYS.has(heading) || touchpoints.some((one) => cell(one) !== ''));
  const columns = [
    ...used,
    ...extraColumns(
      touchpoints,
      used.map(({ heading }) => heading),
    ),
  ];
  const write = (cells: readonly string[]): string => cells.map((cell) => quoteCell(cell, delimiter)).join(delimiter);
  const lines = [
    write(columns.map(({ heading }) => heading)),
    ...touchpoints.map((one) => write(columns.map(({ cell }) => cell(one)))),
  ];
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

const ALWAYS: ReadonlySet<string> = new Set(['id', 'label']);

/** The touchpoints by the lanes of their phases, those without one last. A reader finds the lanes in this order. */
function inLanes(map: JourneyMap): Touchpoint[] {
  const lanes = new Map(map.phases.map(({ id }, at) => [id, at]));
  const lane = ({ phase }: Touchpoint): number => lanes.get(phase ?? '') ?? map.phases.length;
  return [...map.touchpoints].sort((a, b) => lane(a) - lane(b) || compareIds(a.id, b.id));
}

function fieldColumns({ phases }: JourneyMap): WrittenColumn[] {
  const names = new Map(phases.map(({ id, label }) => [id, label]));
  return TOUCHPOINT_KEYS.flatMap((key): WrittenColumn[] => {
    if (key === 'standard') return standardColumns();
    if (key === 'phase') {
      const name = ({ phase }: Touchpoint): string => names.get(phase ?? '') ?? '';
      return [
        { heading: 'phase', cell: (one) => guardFormula(name(one)) },
        {
          heading: 'phase id',
          cell: (one) => (isNamed(one.phase, name(one)) ? '' : guardFormula(one.phase ?? '')),
        },
      ];
    }
    return [{ heading: key, cell: (one) => fieldCell(key, one[key]) }];
  });
}

/** Whether a reader makes the id of the phase itself, of its name. */
function isNamed(phase: string | undefined, name: string): boolean {
  return phase === undefined || (name !== '' && phaseIdOf(name) === phase);
}

function fieldCell(key: string, value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return guardFormula(typeof value === 'string' ? value : writeNestedCell(key, value));
}

function standardColumns(): WrittenColumn[] {
  return (['standard', 'standard target', 'standard actual', 'standard unit'] as const).map((heading, at) => ({
    heading,
    cell: ({ standard }) => (standard === undefined ? '' : (standardCells(standard)[at] as string)),
  }));
}

/** @param touchpoints in the order of the rows: of equal labels a reader takes the first */
function nextColumns(touchpoints: readonly Touchpoint[], transitions: readonly Transition[]): WrittenColumn[] {
  const names = new NameIndex(touchpoints.map(({ id, label }) => ({ ids: [id], label })));
  const places = new Map(touchpoints.map(({ id }, at) => [id, at]));
  const leaving = new Map<string, Transition[]>();
  for (const one of transitions) {
    const list = leaving.get(one.source);
    if (list) list.push(one);
    else leaving.set(one.source, [one]);
  }
  const from = (one: Touchpoint): readonly Transition[] => leaving.get(one.id) ?? [];
  const nameOf = (id: string): string => {
    const at = places.get(id) as number;
    const label = touchpoints[at]?.label ?? '';
    return names.find(label) === at ? label : id;
  };
  // Ids that a reader makes itself need no column.
  const ids = transitions.some(({ id, source, target }) => id !== transitionId(source, target));
  const list = (heading: string, text: (transition: Transition) => string): WrittenColumn => ({
    heading,
    cell: (one) => guardFormula(joinPlaces(from(one).map(text))),
  });
  return [
    { heading: 'next', cell: (one) => guardFormula(writeNext(from(one), nameOf, names)) },
    list('next label', ({ label }) => label ?? ''),
    list('next share', ({ share }) => (share === undefined ? '' : String(share))),
    ...(ids ? [list('next id', ({ id }) => id)] : []),
  ];
}

/** Columns of unknown keys: as they are where all are texts that come back so, otherwise as JSON. */
function extraColumns(touchpoints: readonly Touchpoint[], before: readonly string[]): WrittenColumn[] {
  const keys = new Map<string, boolean>();
  for (const { extra } of touchpoints) {
    for (const [key, value] of sortedExtra(extra)) {
      keys.set(key, (keys.get(key) ?? true) && typeof value === 'string' && value !== '');
    }
  }
  const sorted = [...keys.keys()].sort(compareIds);
  const headings = sorted.map((key) => (keys.get(key) && comesBack(key, before) ? guardFormula(key) : key + JSON_MARK));
  return sorted.map((key, at): WrittenColumn => {
    const heading = headings[at] as string;
    const asJson = heading === key + JSON_MARK;
    return {
      heading: asJson ? guardFormula(heading) : heading,
      cell({ extra }) {
        const value = extra && Object.hasOwn(extra, key) ? (extra[key] as Json) : undefined;
        if (value === undefined) return '';
        return asJson ? JSON.stringify(value) : guardFormula(value as string);
      },
    };
  });
}

/** Whether a heading is read as the unknown key that it is, beside the columns before it. */
function comesBack(key: string, before: readonly string[]): boolean {
  const headings = [...before, guardFormula(key)];
  const targets = readHeadings(headings);
  if (targets?.at(-1) !== 'keep' || key.endsWith(JSON_MARK)) return false;
  return (
    keepKeys(mapColumns([headings], true, targets).columns).at(-1) === key &&
    targets.indexOf('label') === before.indexOf('label')
  );
}

/** RFC 4180, and quotes around blanks that a reader would drop. */
function quoteCell(cell: string, delimiter: string): string {
  const plain = !cell.includes('"') && !cell.includes(delimiter) && !/[\r\n]/.test(cell) && cell.trim() === cell;
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
