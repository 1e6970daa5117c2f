import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE } from './bundle-options.js';
import { BUILD, ROOT } from './paths.js';
import { fingerprint, isFresh } from './stamp.js';

const SOURCES = ['server', 'lib', 'package-lock.json', 'scripts/build-cli.js', 'scripts/bundle-options.js'];

/**
 * Bundles the command line into `.build/cli.js` when its sources are newer, and says where it is. Written by a rename:
 * several commands may start at the same time, and none may read half a bundle.
 */
export async function buildCli() {
  const target = join(BUILD, 'cli.js');
  const stamp = join(BUILD, 'cli.stamp');
  const print = fingerprint(SOURCES);
  if (isFresh(stamp, print) && existsSync(target)) return target;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...BUNDLE,
    entryPoints: [join(ROOT, 'server/cli/main.ts')],
    write: false,
    logLevel: 'silent',
  });
  const { text } = outputFiles[0];
  mkdirSync(BUILD, { recursive: true });
  replaceFile(target, text);
  replaceFile(stamp, print);
  return target;
}

function replaceFile(file, text) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
