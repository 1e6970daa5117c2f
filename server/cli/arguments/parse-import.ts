import { type FormatId, formatToWrite } from '@/lib/exchange/formats';
import { Refusal } from '../terminal';
import { fromOption } from './format-arguments';
import { oneFile, sortWords } from './sort-words';

export interface ImportRequest {
  readonly command: 'import';
  readonly file: string;
  /** What `file` is, where that was said; null to find out. */
  readonly from: FormatId | null;
  /** `-` for standard output. */
  readonly out: string;
}

/** The words after `throughline import`. @throws Refusal when they can't be understood */
export function parseImport(words: readonly string[]): ImportRequest {
  const sorted = sortWords(words, { names: ['o', 'from'] });
  const file = oneFile(sorted, 'import FILE -o OUT.journey.json');
  const out = sorted.options.get('o');
  if (!out) throw new Refusal('Where to? throughline import FILE -o OUT.journey.json');
  if (out !== '-' && formatToWrite(out)?.id !== 'json') {
    throw new Refusal('An import writes a map file: the name after -o must end in .journey.json.');
  }
  return {
    command: 'import',
    file,
    from: fromOption(sorted),
    out,
  };
}
