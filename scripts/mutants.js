import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE } from './bundle-options.js';
import { checkNode } from './check-node.js';
import { BUILD, ROOT } from './paths.js';

// `npm run mutants -- [--sample N] [--seed S] [--file PART] [--except PART] [--processes N] [--verbose]`: changes the engine in small,
// wrong ways, runs its own tests on each, and shows the changes that no test noticed.
checkNode();
const { ensureInstalled } = await import('./install.js');
await ensureInstalled();

const { build } = await import('esbuild');
mkdirSync(BUILD, { recursive: true });
const folder = mkdtempSync(join(BUILD, 'mutation-'));
let code = 1;
try {
  await build({
    ...BUNDLE,
    entryPoints: ['main', 'killer'].map((name) => join(ROOT, 'tests/mutation', `${name}.ts`)),
    outdir: folder,
  });
  const { run } = await import(pathToFileURL(join(folder, 'main.js')).href);
  code = await run(ROOT, join(folder, 'killer.js'), process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(code);
