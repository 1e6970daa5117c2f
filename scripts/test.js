import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode } from './check-node.js';
import { BUILD, ROOT } from './paths.js';
import { run } from './run.js';
import { step } from './say.js';

// One command for every check: installs and builds like `npm start`, then runs all. The last line counts them.
checkNode();
const { ensureInstalled } = await import('./install.js');
await ensureInstalled();
const { ensureBuilt } = await import('./build.js');
await ensureBuilt();
const { ensureChromium } = await import('./find-chromium.js');

const total = { passed: 0, failed: 0, skipped: 0 };
const local = (name) => join(ROOT, 'node_modules', '.bin', name);

/** A static check counts as one test. */
async function check(name, command, args) {
  const began = Date.now();
  const { code, output } = await run(command, args, { cwd: ROOT, quiet: true, env: { NO_COLOR: '1' } });
  total[code === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(output.trim());
}

/** Runs projects of Vitest side by side and adds what its report counts; a run that ends without a report counts as a failure. */
async function suite(projects, env) {
  step(`Running the ${projects.join(' and ')} tests …`);
  const report = join(BUILD, `report-${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const { code } = await run(
    local('vitest'),
    [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--reporter=${join(ROOT, 'scripts', 'second-tries.js')}`,
      `--outputFile.json=${report}`,
    ],
    { cwd: ROOT, env },
  );
  let counted = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  try {
    counted = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    total.failed += 1;
  }
  total.passed += counted.numPassedTests;
  total.failed += counted.numFailedTests;
  total.skipped += counted.numPendingTests + counted.numTodoTests;
  // A file that can't be loaded fails without a failed test in it.
  if (code !== 0 && counted.numFailedTests === 0) total.failed += 1;
}

const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.includes(name);

mkdirSync(BUILD, { recursive: true });
if (wanted('static')) {
  const rooms = ['app', 'components', 'lib', 'server', 'tests', 'bench'];
  await Promise.all([
    check('types', local('tsc'), ['--noEmit']),
    check('format and lint', local('biome'), ['ci', '--colors=off', '.']).then(() =>
      check('layering and cycles', local('depcruise'), ['--config', 'dependency-cruiser.config.cjs', ...rooms]),
    ),
  ]);
}
// Together, so that no core rests while the last file of one of them is still at work.
const quick = ['unit', 'integration'].filter(wanted);
if (quick.length > 0) await suite(quick);
if (wanted('browser')) {
  const chromium = await ensureChromium();
  if (!chromium) {
    console.log(
      'No Chromium was found, so the browser tests are skipped. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to it, and run npm test again.',
    );
  }
  const env = { CHROMIUM_PATH: chromium ?? '', ...(chromium ? {} : { NO_CHROMIUM: '1' }) };
  await suite(['browser'], env);
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
