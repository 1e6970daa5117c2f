import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeSurvivor, runHunt } from './run-hunt';

/** Share of the seeded maps that a hunt tries: the tests run once for each mutant. */
const VOLUME = 0.04;

/**
 * `npm run mutants`: changes the engine in small, wrong ways and runs its tests on each. Prints those that no test
 * caught, as a difference. @returns 0 when all were caught
 */
export async function run(root: string, script: string, words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      file: { type: 'string' },
      except: { type: 'string' },
      processes: { type: 'string', default: '2' },
      volume: { type: 'string', default: String(VOLUME) },
      quick: { type: 'string', default: '1' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const began = performance.now();
  const request = {
    root,
    script,
    sample: values.sample === undefined ? undefined : Number(values.sample),
    seed: Number(values.seed),
    file: values.file,
    except: values.except,
    processes: Number(values.processes),
    volume: Number(values.volume),
    quick: Number(values.quick),
  };
  const { mutants, equivalent, judged } = await runHunt(request, (one) => {
    if (values.verbose && one.caught) {
      console.log(
        `caught ${one.mutant.file}:${one.mutant.line} ${one.mutant.operator} by ${one.test}: ${one.reason.split('\n')[0]}`,
      );
    }
    if (!one.caught) console.log(describeSurvivor(one, readFileSync(join(root, one.mutant.file), 'utf8')));
  });
  const caught = judged.filter((one) => one.caught).length;
  const stopped = judged.filter((one) => one.reason.startsWith('stopped after')).length;
  const files = new Set(judged.map(({ mutant }) => mutant.file)).size;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${caught} of ${judged.length} mutants caught (${stopped} by a time limit) in ${files} files, of ${mutants} that there are; ${equivalent} change nothing. ${seconds} s`,
  );
  return caught === judged.length && judged.length > 0 ? 0 : 1;
}
