import { compileFile } from './compile-modules';
import type { KillerSetup } from './killer';
import { type Fate, KillerProcess } from './killer-process';
import { applyMutant, type Mutant } from './mutant';

export interface Judged extends Fate {
  readonly mutant: Mutant;
}

export interface HuntOptions {
  /** Path of the bundled killer. */
  readonly script: string;
  readonly setup: KillerSetup;
  /** The text of each file that has mutants. */
  readonly texts: ReadonlyMap<string, string>;
  readonly processes: number;
  /** Share of the seeded maps that tests try. */
  readonly volume: number;
  /** Share of the time of all tests that the quick ones, which alone are run, take together; 1 for all. */
  readonly quick: number;
  readonly onJudged?: (judged: Judged) => void;
}

/** However short a test is, a mutant gets this long in it, in milliseconds. */
const PATIENCE = 4_000;

/**
 * Runs the tests on each mutant until one fails. Tests that caught a mutant of the same file come first, then
 * those that caught most others, then the quick ones. @throws when a test fails on the engine as it is
 */
export async function huntMutants(mutants: readonly Mutant[], options: HuntOptions): Promise<Judged[]> {
  const { script, setup, volume } = options;
  const times = new Map<string, number>();
  const first = new KillerProcess(script, setup, volume);
  const sane = await first.judge({ changed: null, order: [] }, () => 60_000, times.set.bind(times));
  if (sane.caught) {
    first.close();
    throw new Error(`On the engine as it is, "${sane.test}" fails: ${sane.reason}`);
  }
  const quick = quickest(times, options.quick);
  const limitOf = (test: string) => Math.max(PATIENCE, 20 * (times.get(test) ?? 0));
  const catches = new Map<string, number>();
  const catchesOf = (test: string) => catches.get(test) ?? 0;
  const lastKillers = new Map<string, string[]>();
  const waiting = mutants.map((mutant, index) => ({ mutant, index })).reverse();
  const judged: Judged[] = [];

  const work = async (killer: KillerProcess): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { mutant, index } = next;
      const killers = lastKillers.get(mutant.file) ?? [];
      const others = quick.filter((test) => !killers.includes(test)).sort((a, b) => catchesOf(b) - catchesOf(a));
      const fate = await judge(killer, mutant, [...killers, ...others]);
      if (fate.caught && fate.test !== '') {
        catches.set(fate.test, catchesOf(fate.test) + 1);
        lastKillers.set(mutant.file, [fate.test, ...killers.filter((test) => test !== fate.test)]);
      }
      judged[index] = { mutant, ...fate };
      options.onJudged?.(judged[index]!);
    }
    killer.close();
  };
  const judge = (killer: KillerProcess, mutant: Mutant, order: readonly string[]): Promise<Fate> => {
    const text = applyMutant(options.texts.get(mutant.file)!, mutant);
    return killer.judge({ changed: { file: mutant.file, code: compileFile(mutant.file, text) }, order }, limitOf);
  };
  const others = Array.from({ length: options.processes - 1 }, () => new KillerProcess(script, setup, volume));
  await Promise.all([first, ...others].map(work));
  return judged;
}

/** Titles, the quickest test first, until together they take `share` of the time of all. */
function quickest(times: ReadonlyMap<string, number>, share: number): string[] {
  let left = share * [...times.values()].reduce((sum, time) => sum + time, 0);
  const sorted = [...times].sort(([, a], [, b]) => a - b);
  return sorted
    .filter(([, time]) => {
      left -= time;
      return left >= 0 || share >= 1;
    })
    .map(([title]) => title);
}
