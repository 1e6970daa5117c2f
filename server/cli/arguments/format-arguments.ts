import type { Format, FormatId } from '@/lib/exchange/formats';
import { READ_FORMATS } from '@/lib/exchange/read-file';
import { Refusal } from '../terminal';
import { type Sorted, shown } from './sort-words';

/** A format as people name it: by its id or one of its endings, with or without the dot. @throws Refusal */
export function formatNamed(word: string, among: readonly Format[], option: string): FormatId {
  const name = word.toLowerCase().replace(/^\./, '');
  const found = among.find(({ id, endings }) => id === name || endings.includes(`.${name}`));
  if (found) return found.id;
  throw new Refusal(`${option} is one of ${listEndings(among)}, not "${shown(word)}".`);
}

/** The first ending of each: `.png .svg …`. */
export function listEndings(formats: readonly Format[]): string {
  return formats.map(({ endings }) => endings[0]).join(' ');
}

/** What FILE was said to be; null where its name or its bytes are to say it. @throws Refusal */
export function fromOption({ options }: Sorted): FormatId | null {
  const from = options.get('from');
  return from === undefined ? null : formatNamed(from, READ_FORMATS, '--from');
}
