import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode } from './check-node.js';
import { BUILD, ROOT } from './paths.js';

// One command for everything: install what is missing, build what is stale, serve.
checkNode();
const { ensureInstalled } = await import('./install.js');
await ensureInstalled();
const { ensureBuilt } = await import('./build.js');
await ensureBuilt();
process.chdir(ROOT);
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(join(BUILD, 'server.js')).href);
