import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { BUNDLE } from '../../scripts/bundle-options.js';

const ROOT = process.cwd();
const built = new Map<string, Promise<URL>>();

/**
 * Bundles the storage worker from its sources, once a process: a thread can't load TypeScript. The file is named by its
 * content and put in place by a rename, so that test files running at the same time share it.
 */
export const buildStorageWorker = (): Promise<URL> => once('server/storage/storage-worker.ts');

/** The same for the thread that reads large bodies, analyses large maps and makes files. */
export const buildMapWorker = (): Promise<URL> => once('server/jobs/map-worker.ts');

/** The thread of the honest pair. */
export const buildHonestPair = (): Promise<URL> => once('tests/support/honest-pair-thread.ts');

/** The process that reads files which may hang or eat the memory. */
export const buildReadingChild = (): Promise<URL> => once('tests/support/reading-child.ts');

function once(entry: string): Promise<URL> {
  const found = built.get(entry) ?? bundle(entry);
  built.set(entry, found);
  return found;
}

async function bundle(entry: string): Promise<URL> {
  const { outputFiles } = await build({
    ...BUNDLE,
    entryPoints: [entry],
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  const folder = join(ROOT, '.build', 'tests');
  const file = join(folder, `worker-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  }
  return pathToFileURL(file);
}
