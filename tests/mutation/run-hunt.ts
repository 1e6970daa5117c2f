import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileModules } from './compile-modules';
import { isEquivalent } from './equivalent-mutants';
import { huntMutants, type Judged } from './hunt-mutants';
import { makeMutants } from './make-mutants';
import { type Mutant, nameOf } from './mutant';
import { pickMutants } from './pick-mutants';

export interface HuntRequest {
  readonly root: string;
  /** Path of the bundled killer. */
  readonly script: string;
  /** How many to try, spread over the files; all when absent. */
  readonly sample?: number;
  readonly seed: number;
  /** Only files whose path has this in it. */
  readonly file?: string;
  /** Not files whose path has this in it. */
  readonly except?: string;
  readonly processes: number;
  readonly volume: number;
  /** Share of the time of all tests that the quick ones, which alone are run, take together. */
  readonly quick: number;
}

/** What came of a hunt. `equivalent` of all mutants were listed as changing nothing and not tried. */
export interface HuntResult {
  readonly mutants: number;
  readonly equivalent: number;
  readonly judged: readonly Judged[];
}

const ENGINE = 'lib/analysis';
const TESTS = 'tests/analysis';

/** Makes mutants of the engine and runs the engine's own tests on them. */
export async function runHunt(request: HuntRequest, onJudged?: (judged: Judged) => void): Promise<HuntResult> {
  const { root, script, sample, seed, file, except, processes, volume, quick } = request;
  const entries = filesUnder(root, TESTS).filter((path) => path.endsWith('.test.ts'));
  const modules = compileModules(root, entries);
  const texts = new Map<string, string>();
  const mutants: Mutant[] = [];
  for (const path of filesUnder(root, ENGINE)) {
    // What no test leads to is tried as well: nothing would catch its mutants.
    if ((file && !path.includes(file)) || (except && path.includes(except))) continue;
    const text = readFileSync(join(root, path), 'utf8');
    texts.set(path, text);
    mutants.push(...makeMutants(path, text));
  }
  const real = mutants.filter((mutant) => !isEquivalent(mutant));
  const chosen = sample === undefined ? real : pickMutants(real, sample, seed);
  const setup = { root, entries, modules };
  const judged = await huntMutants(chosen, { script, setup, texts, processes, volume, quick, onJudged });
  return { mutants: mutants.length, equivalent: mutants.length - real.length, judged };
}

/** One mutant that survived, as a reader wants to see it. */
export function describeSurvivor({ mutant }: Judged, text: string): string {
  const begin = text.lastIndexOf('\n', mutant.start - 1) + 1;
  const found = text.indexOf('\n', mutant.end);
  const end = found < 0 ? text.length : found;
  const after = text.slice(begin, mutant.start) + mutant.replacement + text.slice(mutant.end, end);
  const lines = (code: string, sign: string) =>
    code
      .split('\n')
      .map((line) => `  ${sign} ${line}`)
      .join('\n');
  return `${nameOf(mutant)}\n${lines(text.slice(begin, end), '-')}\n${lines(after, '+')}`;
}

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();
}
