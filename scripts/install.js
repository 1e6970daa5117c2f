import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.js';
import { run } from './run.js';
import { giveUp, step } from './say.js';

const LOCK = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
/** npm writes this last, so its presence says that an installation was finished. */
const NPM_MARK = join(MODULES, '.package-lock.json');
/** Which lock file the installation was made from. */
const OUR_MARK = join(MODULES, '.throughline-lock');

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}

/** True when `node_modules` is missing, unfinished, or made from an older lock file. */
export function needsInstall() {
  if (!existsSync(NPM_MARK)) return true;
  if (existsSync(OUR_MARK)) return readFileSync(OUR_MARK, 'utf8') !== lockHash();
  return statSync(NPM_MARK).mtimeMs < statSync(LOCK).mtimeMs;
}

/** Installs what the lock file names when that is needed; ends with a sentence when it can't. */
export async function ensureInstalled() {
  if (!needsInstall()) return;
  step('Installing what the lock file names (the first time takes a minute or two) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run(npm, args, { cwd: ROOT, quiet: true });
  if (code !== 0) {
    console.error(output.trim());
    giveUp(
      'npm could not install the dependencies (its words are above). Check the network and run the same command again.',
    );
  }
  writeFileSync(OUR_MARK, lockHash());
}
