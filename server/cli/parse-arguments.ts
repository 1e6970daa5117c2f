import type { Theme } from '@/lib/scene/types';
import { Refusal } from './terminal';

export type Request =
  | { readonly command: 'help' }
  | { readonly command: 'backup' | 'restore'; readonly file: string }
  | { readonly command: 'fsck'; readonly json: boolean }
  | { readonly command: 'check'; readonly file: string; readonly json: boolean }
  | {
      readonly command: 'export';
      readonly file: string;
      readonly out: string;
      readonly scale: number;
      readonly theme: Theme;
    };

const DEFAULT_SCALE = 2;
const OPTIONS = {
  check: ['--json'],
  export: ['-o', '--scale', '--theme'],
  backup: [],
  restore: [],
  fsck: ['--json'],
} as const satisfies Record<string, readonly string[]>;
type Command = keyof typeof OPTIONS;
const COMMANDS = 'check, export, backup, restore and fsck';

/** What the words after `throughline` ask for. @throws Refusal when they can't be understood */
export function parseArguments(words: readonly string[]): Request {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') return { command: 'help' };
  const [command, ...rest] = words;
  if (command === undefined)
    throw new Refusal('Say what to do: check or export, for example. `throughline --help` tells how.');
  if (command === 'import') throw new Refusal('`import` is not yet offered. check and export are.');
  if (!isCommand(command)) throw new Refusal(`There is no command "${shown(command)}"; there are ${COMMANDS}.`);
  const { files, options } = sortOut(rest, OPTIONS[command]);
  if (command === 'fsck') {
    if (files.length > 0)
      throw new Refusal('fsck takes no file: it reads the store that DATA_DIR or DATABASE_URL names.');
    return { command, json: options.has('--json') };
  }
  if (files.length !== 1) {
    throw new Refusal(files.length === 0 ? `Which file? throughline ${command} FILE` : 'One file at a time, please.');
  }
  const file = files[0]!;
  if (command === 'check') return { command: 'check', file, json: options.has('--json') };
  if (command !== 'export') {
    if (file === '-') throw new Refusal(`${command} needs the name of a file.`);
    return { command, file };
  }
  const out = options.get('-o');
  if (!out) throw new Refusal('Where to? throughline export FILE -o OUT, with OUT ending in .svg, .png or .json.');
  return {
    command: 'export',
    file,
    out,
    scale: scaleOf(options.get('--scale')),
    theme: themeOf(options.get('--theme')),
  };
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(OPTIONS, word);
}

interface Sorted {
  readonly files: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

function sortOut(words: readonly string[], known: readonly string[]): Sorted {
  const files: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') {
      files.push(...words.slice(i + 1));
      break;
    }
    if (word === '-' || !word.startsWith('-')) {
      files.push(word);
      continue;
    }
    const [written, given] = word.startsWith('--') && word.includes('=') ? splitAtEquals(word) : [word, undefined];
    const name = written === '--out' || written === '--output' ? '-o' : written;
    if (!known.includes(name))
      throw new Refusal(`There is no option "${shown(written)}" here. \`throughline --help\` lists them.`);
    if (name === '--json') {
      options.set(name, 'yes');
      continue;
    }
    const value = given ?? words[++i];
    if (value === undefined || value === '') throw new Refusal(`${written} needs a value.`);
    options.set(name, value);
  }
  return { files, options };
}

function splitAtEquals(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

function scaleOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SCALE;
  const scale = Number(text);
  if (!(scale >= 0.1 && scale <= 8)) throw new Refusal(`--scale is a number from 0.1 to 8, not "${shown(text)}".`);
  return scale;
}

function themeOf(text: string | undefined): Theme {
  if (text === undefined || text === 'light') return 'light';
  if (text === 'dark') return 'dark';
  throw new Refusal(`--theme is light or dark, not "${shown(text)}".`);
}

/** A word of the person's in a message: short, and without characters that would steer a terminal. */
function shown(text: string): string {
  return text.replace(/\p{C}/gu, '�').slice(0, 60);
}
