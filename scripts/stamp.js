import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.js';

function* filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isFile()) {
    yield [path, stat];
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** A fingerprint of files and folders by path, size and time of change: what is added, edited or deleted changes it. */
export function fingerprint(places) {
  const hash = createHash('sha256');
  hash.update(process.versions.node);
  for (const place of places) {
    for (const [path, stat] of filesUnder(join(ROOT, place))) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** True when `file` was written by `writeStamp` for this fingerprint. */
export function isFresh(file, print) {
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** Remembers that a build was made from this fingerprint. */
export function writeStamp(file, print) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
}
