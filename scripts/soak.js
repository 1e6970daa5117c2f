import { join } from 'node:path';
import { checkNode } from './check-node.js';
import { ROOT } from './paths.js';
import { run } from './run.js';
import { step } from './say.js';

// The long form of the seeded slices that `npm test` runs: more kills, more seeds, more graphs.
checkNode();
const { ensureInstalled } = await import('./install.js');
await ensureInstalled();
const { ensureBuilt } = await import('./build.js');
await ensureBuilt();

const long = {
  ROUNDS: '200',
  SEEDS: '5000',
  VOLUME: '8',
  SOAK: '1',
  CLUSTER_SEEDS: '100',
  FRAMES: '1000000',
  SOCKET_FRAMES: '100000',
  REQUESTS: '20000',
  MINUTES: '60',
};
const env = Object.fromEntries(Object.entries(long).map(([key, value]) => [key, process.env[key] ?? value]));
const files = [
  'tests/server/kill.test.ts',
  'tests/server/cluster-kill.test.ts',
  'tests/server/honest-pair.test.ts',
  'tests/server/cluster-fuzz.test.ts',
  'tests/server/frame-fuzz.test.ts',
  'tests/server/frame-flood.test.ts',
  'tests/server/http-fuzz.test.ts',
  'tests/server/take-updates.test.ts',
  'tests/fuzz',
  'tests/exchange',
  'tests/export',
  'tests/scene',
  'tests/report',
  'tests/analysis',
  'tests/mutation',
  'tests/e2e/kill.test.ts',
  'tests/e2e/together.test.ts',
  'tests/e2e/long-meeting.test.ts',
  'tests/e2e/take-away.test.ts',
];
step(
  `Soaking: ${Object.entries(env)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')} …`,
);
const { code } = await run(join(ROOT, 'node_modules', '.bin', 'vitest'), ['run', '--testTimeout=3600000', ...files], {
  cwd: ROOT,
  env,
});
process.exit(code);
