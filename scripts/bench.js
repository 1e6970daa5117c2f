import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE } from './bundle-options.js';
import { checkNode } from './check-node.js';
import { BUILD, ROOT } from './paths.js';
import { giveUp } from './say.js';

// `npm run bench -- analysis` runs bench/analysis.ts; each bench exports `run()` and prints what it measured.
checkNode();
const { ensureInstalled } = await import('./install.js');
await ensureInstalled();

const names = readdirSync(join(ROOT, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (!name || !existsSync(join(ROOT, 'bench', `${name}.ts`))) {
  giveUp(`Say which bench to run: npm run bench -- NAME, with NAME one of ${names.join(', ')}.`);
}
// This one bundles the server by itself and needs no page.
if (name !== 'sync') {
  const { ensureBuilt } = await import('./build.js');
  await ensureBuilt();
}
const { build } = await import('esbuild');
const outfile = join(BUILD, 'bench', `${name}.js`);
mkdirSync(join(BUILD, 'bench'), { recursive: true });
await build({
  ...BUNDLE,
  entryPoints: [join(ROOT, 'bench', `${name}.ts`)],
  outfile,
});
const { run } = await import(pathToFileURL(outfile).href);
await run(rest);
process.exit(0);
