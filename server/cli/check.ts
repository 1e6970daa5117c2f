import { analyze } from '@/lib/analysis/analyze';
import { stringifyCheck } from '@/lib/analysis/check-json';
import { exitCodeOf } from '@/lib/analysis/exit-code';
import type { CheckRequest } from './parse-arguments';
import { readMap } from './read-map';
import { reportOf } from './report/report';
import type { Terminal } from './terminal';

/** Analyses a map and prints what was found. @returns 0 when every start works, 1 when one doesn't or there is none */
export async function check(request: CheckRequest, terminal: Terminal): Promise<number> {
  const { map } = await readMap(request.file, terminal, { from: request.from, sure: true });
  const analysis = analyze(map);
  terminal.out(request.json ? stringifyCheck(analysis, map) : reportOf(map, analysis, terminal));
  return exitCodeOf(analysis);
}
