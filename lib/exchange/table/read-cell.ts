import { isDate } from '../../model/dates';
import { TOUCHPOINT_FIELDS } from '../../model/field-schemas';
import { isId } from '../../model/ids';
import { TOUCHPOINT_KEYS, type TouchpointKey } from '../../model/key-order';
import { NESTED_FIELDS } from '../../model/nested-fields';
import { FIELD_WORDS, LABEL_WORDS, NEXT_WORDS, plainWord, VALUE_WORDS } from './table-words';

/** What a column of a table means: a field of a touchpoint, or a heading that we don't know. */
export type Column =
  | { readonly kind: 'label' }
  /** The labels of what it leads to. */
  | { readonly kind: 'next' }
  | { readonly kind: 'field'; readonly key: TouchpointKey }
  | { readonly kind: 'unknown'; readonly heading: string };

/** The columns of a heading row, or null when none of them says that it holds the labels. */
export function readHeadings(row: readonly string[]): Column[] | null {
  const headings = row.map((cell) => ({ heading: cell.trim(), plain: plainWord(cell) }));
  // The surest word wins, so that a table may have both 'label' and 'title'.
  const labels = LABEL_WORDS.find((word) => headings.some(({ plain }) => plain === word));
  if (labels === undefined) return null;
  const labelAt = headings.findIndex(({ plain }) => plain === labels);
  return headings.map(({ heading, plain }, index): Column => {
    if (index === labelAt) return { kind: 'label' };
    if (NEXT_WORDS.includes(plain)) return { kind: 'next' };
    const key = TOUCHPOINT_KEYS.find((known) => known.toLowerCase() === plain) ?? FIELD_WORDS[plain];
    return key === undefined || key === 'label' ? { kind: 'unknown', heading } : { kind: 'field', key };
  });
}

/**
 * A cell as the value of a field: words of a list in any case and our five
 * languages, numbers with a comma or a percent sign, days as
 * `YYYY-MM-DD` or `DD.MM.YYYY`. Undefined when it can't be one.
 */
export function readCell(key: TouchpointKey, cell: string): unknown {
  if (NESTED_FIELDS.has(key)) return undefined;
  const schema = TOUCHPOINT_FIELDS[key];
  const word = VALUE_WORDS[key]?.[plainWord(cell)];
  const values = key === 'id' || key === 'parent' ? [cell.trim()] : word === undefined ? candidates(cell) : [word];
  return values.find((value) => schema.safeParse(value).success);
}

function candidates(cell: string): unknown[] {
  const text = cell.trim();
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = day ? `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}` : text;
  const percent = text.endsWith('%');
  const number = Number((percent ? text.slice(0, -1) : text).trim().replace(',', '.'));
  const numbers = text === '' || !Number.isFinite(number) ? [] : [percent ? number / 100 : number];
  return [...numbers, ...(isDate(iso) ? [iso] : []), text, text.toLowerCase().replace(/\s+/g, '-')];
}

/** A phase named in a cell: the name itself where it can be an id, otherwise one made of it, always the same. */
export function phaseIdOf(name: string): string {
  const usable: boolean = isId(name);
  if (usable) return name;
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return `phase-${hash.toString(16)}`;
}
