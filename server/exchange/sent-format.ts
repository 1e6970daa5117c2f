import { FORMATS, type FormatId, formatToRead } from '@/lib/exchange/formats';
import { READ_FORMATS } from '@/lib/exchange/read-file';
import { Problem } from '../http/problem';
import type { SentFile } from './read-sent';

/** What somebody says of a file that they send. */
export interface Said {
  /** An id of a format, or an ending of file names: `csv`, `journey.mmd`. */
  readonly format: string | undefined;
  readonly name: string | undefined;
  /** The Content-Type of the request. */
  readonly type: string | undefined;
}

/** Media types that say no more than 'text' or 'JSON' are passed over: many clients send them with whatever it is. */
const VAGUE: ReadonlySet<string> = new Set(['text/plain', 'application/json']);

/**
 * What a file that was sent is said to be: by `format`, by the ending of its name, or by its media type; null when
 * nothing says it. Throws Problem when what is said is no format that is read.
 */
export function saidFormat({ format, name = '', type = '' }: Said): SentFile | null {
  if (format !== undefined) {
    const word = format.toLowerCase().replace(/^\./, '');
    const found = READ_FORMATS.find(({ id, endings }) => id === word || endings.includes(`.${word}`));
    if (!found) throw unread('/format');
    return { format: found.id, name };
  }
  if (name !== '') {
    const found = formatToRead(name);
    if (!found || !READ_FORMATS.includes(found)) throw unread('/name');
    return { format: found.id, name };
  }
  const found = ofMediaType(type);
  return found && { format: found, name };
}

function ofMediaType(type: string): FormatId | null {
  const media = type.split(';', 1)[0]!.trim().toLowerCase();
  if (VAGUE.has(media)) return null;
  return FORMATS.find((one) => one.mediaType === media && READ_FORMATS.includes(one))?.id ?? null;
}

function unread(pointer: string): Problem {
  const known = READ_FORMATS.map(({ endings }) => endings[0].slice(1)).join(', ');
  return new Problem('invalid-query', undefined, {
    faults: [{ pointer, message: `is of no kind that can be read here. These are: ${known}` }],
  });
}
