import { get } from 'node:http';

/** `unready` answers, but lacks its storage or Redis; `silent` does not answer. */
export type HealthState = 'ready' | 'unready' | 'silent';

export interface HealthWatch {
  of(port: number): HealthState;
  /** It took no connection: silent until it is asked again. */
  failed(port: number): void;
  close(): void;
}

const PATIENCE_MS = 3000;

/** Asks processes on this machine again and again whether they are ready (`/readyz`). Until the first answer all are. */
export function watchHealth(ports: readonly number[], everyMs: number): HealthWatch {
  const states = new Map<number, HealthState>();
  const asking = new Set<number>();

  function ask(port: number): void {
    if (asking.has(port)) return;
    asking.add(port);
    const settle = (state: HealthState): void => {
      asking.delete(port);
      states.set(port, state);
    };
    const request = get(
      { port, host: '127.0.0.1', path: '/readyz', agent: false, timeout: PATIENCE_MS },
      (response) => {
        response.resume();
        settle(response.statusCode === 200 ? 'ready' : 'unready');
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => settle('silent'));
  }

  const askAll = (): void => ports.forEach(ask);
  const timer = setInterval(askAll, everyMs);
  askAll();
  return {
    of: (port) => states.get(port) ?? 'ready',
    failed: (port) => void states.set(port, 'silent'),
    close: () => clearInterval(timer),
  };
}
