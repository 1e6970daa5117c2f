import { isDate } from '../../model/dates';
import { TOUCHPOINT_FIELDS } from '../../model/field-schemas';
import { isId } from '../../model/ids';
import type { TouchpointKey } from '../../model/key-order';
import { NESTED_FIELDS } from '../../model/nested-fields';
import { readNestedCell } from './nested-cell';
import { plainWord, VALUE_WORDS } from './table-words';

/** Fields that take any text as it is. */
const TEXT_FIELDS: ReadonlySet<TouchpointKey> = new Set([
  'label',
  'goal',
  'feeling',
  'thought',
  'sells',
  'takeaway',
  'wow',
  'notes',
  'owner',
]);

/**
 * A cell as the value of a field: texts as they are, words of a list in any case and our five
 * languages, numbers with a comma or a percent sign, days as
 * `YYYY-MM-DD` or `DD.MM.YYYY`. Undefined when it can't be one.
 */
export function readCell(key: TouchpointKey, cell: string): unknown {
  if (NESTED_FIELDS.has(key)) return readNestedCell(key, cell);
  const schema = TOUCHPOINT_FIELDS[key];
  if (TEXT_FIELDS.has(key)) return schema.safeParse(cell).success ? cell : undefined;
  const words = VALUE_WORDS[key];
  const plain = words ? plainWord(cell) : '';
  const word = words && Object.hasOwn(words, plain) ? words[plain] : undefined;
  const values = word === undefined ? candidates(cell) : [word];
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
