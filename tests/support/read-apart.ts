import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LIMITS } from '@/lib/protocol/limits';
import { buildReadingChild } from './build-worker';
import type { Given, Outcome } from './reading-child';

/** How long the reading of one file may take before it counts as hanging; far above what it may take of the processor. */
const PATIENCE_MS = 30_000;

/** Reads files in a process of its own, one after the other: one that hangs, or eats the memory, is ended. */
export interface Apart {
  /** What became of a file; `hung` and `died` when there was no answer. */
  read(given: Given): Promise<Outcome | 'hung' | 'died'>;
  /** Ends the process; the next file gets a fresh one. */
  end(): void;
}

export async function readApart(): Promise<Apart> {
  const file = fileURLToPath(await buildReadingChild());
  let child: ChildProcess | null = null;
  const start = async (): Promise<ChildProcess> => {
    const execArgv = [`--max-old-space-size=${LIMITS.workMegabytes}`];
    const fresh = fork(file, { serialization: 'advanced', execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await new Promise((resolve) => fresh.once('message', resolve));
    return fresh;
  };
  return {
    async read(given) {
      child ??= await start();
      const asked = child;
      const outcome = await new Promise<Outcome | 'hung' | 'died'>((resolve) => {
        const timer = setTimeout(() => settle('hung'), PATIENCE_MS);
        const settle = (what: Outcome | 'hung' | 'died'): void => {
          clearTimeout(timer);
          asked.removeAllListeners();
          resolve(what);
        };
        asked.once('message', (answer: Outcome) => settle(answer));
        asked.once('exit', () => settle('died'));
        asked.send(given);
      });
      if (typeof outcome === 'string') {
        asked.kill('SIGKILL');
        child = null;
      }
      return outcome;
    },
    end() {
      child?.kill('SIGKILL');
      child = null;
    },
  };
}
