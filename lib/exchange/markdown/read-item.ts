import { TOUCHPOINT_KEYS, type TouchpointKey } from '../../model/key-order';
import { readPercent } from '../percent-text';
import { readCell } from '../table/read-cell';
import { FIELD_WORDS, plainWord } from '../table/table-words';
import { NOT_BELOW } from './fields-below';
import { plainInline } from './inline-text';

/** Words in parentheses at the end of an item. */
export interface Marks {
  readonly role?: unknown;
  readonly reaction?: unknown;
  readonly side?: unknown;
}

export const ARROW = /[ \t]{0,9}(?:-{1,2}>|={1,2}>|[→⇒➔⟶])[ \t]{0,9}/u;

/** The plain text of a label; two quotes stand for an empty one. */
export function readLabel(raw: string): string {
  return raw.trim() === '""' ? '' : plainInline(raw.trim());
}

/** Splits `Banner ad (start, positive)`; parentheses with any other word in them belong to the label. */
export function splitMarks(raw: string): { readonly text: string; readonly marks: Marks } {
  const open = raw.endsWith(')') ? raw.lastIndexOf('(') : -1;
  const none = { text: raw, marks: {} };
  if (open < 1 || raw.length - open > 80) return none;
  const marks: { role?: unknown; reaction?: unknown; side?: unknown } = {};
  for (const word of raw.slice(open + 1, -1).split(',')) {
    const role = readCell('role', word);
    const reaction = readCell('reaction', word);
    const side = word.trim();
    if (/^\s*[-+=−]?\s*$/.test(word)) return none;
    if (role !== undefined) marks.role = role;
    else if (reaction !== undefined) marks.reaction = reaction;
    else if (side === 'customer' || side === 'company') marks.side = side;
    else return none;
  }
  return { text: raw.slice(0, open).trimEnd(), marks };
}

/** `goal: to find help` as a field and what stands behind the colon; null when it is no field. */
export function splitField(raw: string): { readonly key: TouchpointKey; readonly value: string } | null {
  const colon = raw.indexOf(':');
  if (colon < 1 || colon > 40 || (raw.length > colon + 1 && !/\s/.test(raw[colon + 1] as string))) return null;
  const plain = plainWord(raw.slice(0, colon).replace(/[*_]/g, ''));
  const key = TOUCHPOINT_KEYS.find((known) => known.toLowerCase() === plain) ?? FIELD_WORDS[plain];
  return key === undefined || NOT_BELOW.has(key) ? null : { key, value: raw.slice(colon + 1).trim() };
}

/** A transition as it is written: whom it leads to, its label and its share. */
export interface WrittenStep {
  readonly ref: string;
  readonly label?: string;
  readonly share?: number;
}

/** `Company site: "label" 40%`, behind its arrow. */
export function readStep(raw: string): WrittenStep {
  let rest = raw.trim();
  let share: number | undefined;
  const exact = /\s\(share ([\d.e-]{1,30})\)$/.exec(rest);
  const percent = exact ? null : /\s(\d[\d.,]{0,25}(?:e-?\d{1,3})?\s?%)$/.exec(rest);
  const found = exact ?? percent;
  if (found) {
    const number = exact ? Number(exact[1]) : readPercent(found[1] as string);
    if (number !== undefined && number >= 0 && number <= 1) {
      share = number;
      rest = rest.slice(0, found.index).trimEnd();
    }
  }
  const quote = rest.endsWith('"') ? rest.indexOf(': "') : -1;
  const label = quote < 0 ? undefined : plainInline(rest.slice(quote + 3, -1));
  return {
    ref: quote < 0 ? rest : rest.slice(0, quote),
    ...(label === undefined ? {} : { label }),
    ...(share === undefined ? {} : { share }),
  };
}
