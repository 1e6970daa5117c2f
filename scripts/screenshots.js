import { join } from 'node:path';
import { checkNode } from './check-node.js';
import { ROOT } from './paths.js';
import { run } from './run.js';
import { giveUp } from './say.js';

// Takes the README's pictures anew: the browser test that looks at every state writes them where the docs want them.
checkNode();
const { ensureInstalled } = await import('./install.js');
await ensureInstalled();
const { ensureBuilt } = await import('./build.js');
await ensureBuilt();
const { ensureChromium } = await import('./find-chromium.js');
const chromium = await ensureChromium();
if (!chromium)
  giveUp('No Chromium was found. Install one, or set CHROMIUM_PATH to it, and run npm run screenshots again.');
const args = ['run', '--project', 'browser', 'tests/e2e/screenshots.test.ts'];
const env = { CHROMIUM_PATH: chromium, SCREENSHOTS: join(ROOT, 'docs', 'screenshots') };
const { code } = await run(join(ROOT, 'node_modules', '.bin', 'vitest'), args, { cwd: ROOT, env });
process.exit(code);
