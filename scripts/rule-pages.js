import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE } from './bundle-options.js';
import { BUILD, ROOT } from './paths.js';

// Writes docs/rules anew: a page for each rule, its pictures drawn by the product itself.
process.chdir(ROOT);
const { build } = await import('esbuild');
const outfile = join(BUILD, 'rule-pages.mjs');
await build({ ...BUNDLE, entryPoints: [join(ROOT, 'tests/support/write-rule-pages.ts')], outfile });
await import(pathToFileURL(outfile).href);
