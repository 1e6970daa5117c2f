import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into every server that is measured, with --expose-gc: its memory is read from outside, after a collection that
 * SIGUSR2 asks for, so that what is held is told and not what has yet to be collected. The server ends with the bench,
 * however that ends.
 */
if (isMainThread) {
  process.on('SIGUSR2', () => {
    globalThis.gc?.();
    setTimeout(() => globalThis.gc?.(), 200);
  });
  process.stdin.resume();
  process.stdin.on('end', () => process.exit());
}
