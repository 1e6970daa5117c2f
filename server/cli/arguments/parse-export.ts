import { type FormatId, formatToWrite } from '@/lib/exchange/formats';
import { WRITTEN_FORMATS } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import { ExportParameters, FLAGS, readExportOptions } from '../../exchange/export-parameters';
import { Refusal } from '../terminal';
import { formatNamed, fromOption, listEndings } from './format-arguments';
import { dashedName, oneFile, shown, sortWords } from './sort-words';

export interface ExportRequest {
  readonly command: 'export';
  readonly file: string;
  /** What `file` is, where that was said; null to find out. */
  readonly from: FormatId | null;
  /** `-` for standard output. */
  readonly out: string;
  readonly format: FormatId;
  readonly options: ExportOptions;
}

/** Pictures of the command line are for screens of today, unless something else is asked for. */
const DEFAULTS: ExportOptions = { ...DEFAULT_OPTIONS, scale: 2 };
const KNOWN = { names: ['o', 'from', 'to', ...Object.keys(ExportParameters.shape)], flags: FLAGS };

/** The words after `throughline export`. @throws Refusal when they can't be understood */
export function parseExport(words: readonly string[]): ExportRequest {
  const sorted = sortWords(words, KNOWN);
  const file = oneFile(sorted, 'export FILE -o OUT');
  const out = sorted.options.get('o');
  if (!out) {
    throw new Refusal(`Where to? throughline export FILE -o OUT, with OUT ending in ${listEndings(WRITTEN_FORMATS)}.`);
  }
  const given = Object.fromEntries(sorted.options);
  const read = readExportOptions(given, DEFAULTS);
  if (!read.ok) {
    const sentences = read.faults.map(({ pointer, message }) => {
      const name = pointer.slice(1);
      const value = FLAGS.has(name) || given[name] === undefined ? '' : `, not "${shown(given[name])}"`;
      return `${dashedName(name)} ${message}${value}.`;
    });
    throw new Refusal(sentences.join('\n'));
  }
  return {
    command: 'export',
    file,
    from: fromOption(sorted),
    out,
    format: formatOfOut(out, sorted.options.get('to')),
    options: read.options,
  };
}

function formatOfOut(out: string, to: string | undefined): FormatId {
  if (to !== undefined) return formatNamed(to, WRITTEN_FORMATS, '--to');
  if (out === '-') throw new Refusal('Say with --to what is to be written to standard output: --to svg, for example.');
  const format = formatToWrite(out);
  const offered = listEndings(WRITTEN_FORMATS);
  if (!format) throw new Refusal(`The name after -o must end in one of ${offered}, so that the format is known.`);
  if (WRITTEN_FORMATS.includes(format)) return format.id;
  throw new Refusal(`Export to ${format.endings[0]} is not offered. These are: ${offered}.`);
}
