import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { BUNDLE } from '../../scripts/bundle-options.js';

const ROOT = process.cwd();

/**
 * Bundles processes as the product's build does, into `<a new folder>/.build`, removed after the test file.
 * Lies within the project, so that the dependencies left outside are found. Returns the folder of the bundles.
 */
export async function bundleServer(entries: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(ROOT, '.build', 'tests', `process-${process.pid}-${Date.now()}`);
  const outdir = join(folder, '.build');
  mkdirSync(outdir, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    ...BUNDLE,
    entryPoints: {
      'storage-worker': 'server/storage/storage-worker.ts',
      'map-worker': 'server/jobs/map-worker.ts',
      ...entries,
    },
    outdir,
  });
  return outdir;
}
