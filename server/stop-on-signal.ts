import type { RunningServer } from './start-server';

const LONGEST_STOP_MS = 2800;

/** Ends the process with 0 on SIGINT or SIGTERM: what was taken is stored first, but within 3 s. */
export function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
    void server.close().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
