import { ROOT } from './paths.js';

/**
 * How everything that runs in Node is bundled, the product as well as what tests and benches start: one file an entry,
 * dependencies left outside.
 * @type {Pick<import('esbuild').BuildOptions, 'absWorkingDir' | 'bundle' | 'platform' | 'format' | 'target' | 'packages' | 'alias' | 'logLevel'>}
 */
export const BUNDLE = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: { '@': ROOT },
  logLevel: 'error',
};
