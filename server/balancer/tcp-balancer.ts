import { connect, createServer, type Socket } from 'node:net';
import { type HealthState, watchHealth } from './watch-health';

export interface BalancerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Address to listen at; all interfaces when left out. */
  readonly host?: string;
  /** Ports of the processes, on this machine. */
  readonly targets: readonly number[];
  /** How often each is asked for its health, in milliseconds; 1,000 by default. */
  readonly checkMs?: number;
}

export interface Balancer {
  readonly port: number;
  close(): Promise<void>;
}

const CONNECT_MS = 2000;
const NOBODY =
  'HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\nretry-after: 1\r\nconnection: close\r\n\r\nNo process of Throughline answers. Try again in a moment.\n';

/**
 * Spreads connections over processes in turn, HTTP and WebSockets alike, whoever they come from: those that are ready
 * first, those that at least answer if none is. For trying several processes on one machine; it sees addresses and
 * bytes, no requests, and knows no TLS. Rejects with Node's error when the port can't be had.
 */
export async function startBalancer(options: BalancerOptions): Promise<Balancer> {
  const { targets, checkMs = 1000 } = options;
  const health = watchHealth(targets, checkMs);
  const open = new Set<Socket>();
  let turn = 0;

  /** All targets, the best first, those that are equally well in turn. */
  function candidates(): number[] {
    turn += 1;
    const rank: Record<HealthState, number> = { ready: 0, unready: 1, silent: 2 };
    const inTurn = targets.map((_, index) => targets[(index + turn) % targets.length] as number);
    return inTurn.sort((a, b) => rank[health.of(a)] - rank[health.of(b)]);
  }

  function track(socket: Socket): void {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  }

  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
    track(client);
    void forward(client);
  });

  async function forward(client: Socket): Promise<void> {
    for (const port of candidates()) {
      const upstream = await reach(port);
      if (!upstream) {
        health.failed(port);
        continue;
      }
      track(upstream);
      if (client.destroyed) upstream.destroy();
      client.on('close', () => upstream.destroy());
      upstream.on('close', () => client.destroy());
      client.pipe(upstream).pipe(client);
      return;
    }
    client.end(NOBODY);
    client.resume();
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  }).catch((error) => {
    health.close();
    throw error;
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close() {
      health.close();
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A connection to a process; null when it takes none. */
function reach(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    const fail = (): void => {
      socket.destroy();
      resolve(null);
    };
    socket.setTimeout(CONNECT_MS, fail);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}
