import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

/** Three kinds of test: `unit` needs nothing, `integration` starts real servers, `browser` a real Chromium. */
export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Nothing here leaves anything behind in a module: one load of each serves all files of a worker.
          isolate: false,
          include: [
            'tests/{model,document,analysis,outline,scene,exchange,export,report,search,compare,protocol,components,fuzz,house,mutation}/**/*.test.{ts,tsx}',
          ],
          testTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          isolate: false,
          include: ['tests/{server,cli}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          isolate: false,
          // A real browser on a busy machine is late now and then. What needed its second try is named at the end.
          retry: 1,
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
