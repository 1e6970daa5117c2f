import type { FormatId } from '@/lib/exchange/formats';
import { fromOption } from './arguments/format-arguments';
import { type ExportRequest, parseExport } from './arguments/parse-export';
import { type ImportRequest, parseImport } from './arguments/parse-import';
import { oneFile, shown, sortWords } from './arguments/sort-words';
import { Refusal } from './terminal';

export interface CheckRequest {
  readonly command: 'check';
  readonly file: string;
  /** What `file` is, where that was said; null to find out. */
  readonly from: FormatId | null;
  readonly json: boolean;
}

export type Request =
  | { readonly command: 'help' }
  | { readonly command: 'backup' | 'restore'; readonly file: string }
  | { readonly command: 'fsck'; readonly json: boolean }
  | CheckRequest
  | ExportRequest
  | ImportRequest;

const JSON_FLAG = { names: ['json'], flags: new Set(['json']) };

/** What each command makes of the words after it. */
const COMMANDS: Readonly<Record<string, (words: readonly string[]) => Request>> = {
  check(words) {
    const sorted = sortWords(words, { ...JSON_FLAG, names: ['json', 'from'] });
    return {
      command: 'check',
      file: oneFile(sorted, 'check FILE'),
      from: fromOption(sorted),
      json: sorted.options.has('json'),
    };
  },
  export: parseExport,
  import: parseImport,
  backup: (words) => ({ command: 'backup', file: namedFile(words, 'backup') }),
  restore: (words) => ({ command: 'restore', file: namedFile(words, 'restore') }),
  fsck(words) {
    const { files, options } = sortWords(words, JSON_FLAG);
    if (files.length > 0) {
      throw new Refusal('fsck takes no file: it reads the store that DATA_DIR or DATABASE_URL names.');
    }
    return { command: 'fsck', json: options.has('json') };
  },
};

/** What the words after `throughline` ask for. @throws Refusal when they can't be understood */
export function parseArguments(words: readonly string[]): Request {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') return { command: 'help' };
  const [command, ...rest] = words;
  if (command === undefined) {
    throw new Refusal('Say what to do: check or export, for example. `throughline --help` tells how.');
  }
  const parse = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (parse) return parse(rest);
  throw new Refusal(`There is no command "${shown(command)}"; there are ${listCommands()}.`);
}

function listCommands(): string {
  const names = Object.keys(COMMANDS);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The file of a command that can't do with standard input. */
function namedFile(words: readonly string[], command: string): string {
  const file = oneFile(sortWords(words, { names: [] }), `${command} FILE`);
  if (file === '-') throw new Refusal(`${command} needs the name of a file.`);
  return file;
}
