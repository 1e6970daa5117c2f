import { Refusal } from '../terminal';

export interface Sorted {
  readonly files: readonly string[];
  /** By name, without the dashes. */
  readonly options: ReadonlyMap<string, string>;
}

/** Options that a command knows, without their dashes, and those of them that need no value. */
export interface KnownOptions {
  readonly names: readonly string[];
  readonly flags?: ReadonlySet<string>;
}

/** Other words for the same option. */
const SAME: Readonly<Record<string, string>> = { '--out': '-o', '--output': '-o' };

/**
 * Tells files from options: `--name value`, `--name=value`, `--flag`; after `--` there are only files.
 * @throws Refusal at an option that is not known, or that lacks its value
 */
export function sortWords(words: readonly string[], { names, flags = new Set() }: KnownOptions): Sorted {
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
    const dashed = SAME[written] ?? written;
    const name = dashed.replace(/^--?/, '');
    if (!names.includes(name) || dashed !== dashedName(name)) {
      throw new Refusal(`There is no option "${shown(written)}" here. \`throughline --help\` lists them.`);
    }
    if (flags.has(name)) {
      options.set(name, given ?? 'true');
      continue;
    }
    const value = given ?? words[++i];
    if (value === undefined || value === '') throw new Refusal(`${written} needs a value.`);
    options.set(name, value);
  }
  return { files, options };
}

/** The one file that a command works on. @throws Refusal when there is none, or more */
export function oneFile({ files }: Sorted, usage: string): string {
  if (files.length === 1) return files[0]!;
  throw new Refusal(files.length === 0 ? `Which file? throughline ${usage}` : 'One file at a time, please.');
}

/** As an option is written: `-o`, `--scale`. */
export function dashedName(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}

/** A word of the person's in a message: short, and without characters that would steer a terminal. */
export function shown(text: string): string {
  return text.replace(/\p{C}/gu, '�').slice(0, 60);
}

function splitAtEquals(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
