import { writeSync } from 'node:fs';
import { KINDS } from './dialect';
import type { Outcome } from './outcome';
import { SCENARIOS } from './scenarios';
import { startTarget } from './target';

/*
 * All clients of one scenario, in a process of their own; starts the server that they talk to. Arguments: scenario,
 * server, folder of the peers. Says the outcome as one line of JSON.
 */
const [name = '', wanted = '', peers = ''] = process.argv.slice(2);
const scenario = SCENARIOS[name];
const kind = KINDS.find((known) => known === wanted);
if (!scenario || !kind) throw new Error(`no scenario ${name} or no server ${wanted}`);
const target = await startTarget(kind, peers, scenario.limits ?? {});
let outcome: Outcome;
try {
  outcome = await scenario.run(target);
  if (scenario.limits && kind === 'throughline') {
    const notes = [...(outcome.notes ?? []), `with other limits than usual: ${JSON.stringify(scenario.limits)}`];
    outcome = { ...outcome, notes };
  }
} catch (error) {
  outcome = { figures: {}, notes: [String(error)] };
}
await target.stop();
// JSON has no NaN: what could not be measured is left out.
const figures = Object.fromEntries(Object.entries(outcome.figures).filter(([, value]) => Number.isFinite(value)));
writeSync(1, `${JSON.stringify({ ...outcome, figures })}\n`);
process.exit(0);
