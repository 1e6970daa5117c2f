import { connect, createServer, type Socket } from 'node:net';

export interface CuttableProxy {
  readonly port: number;
  /** Ends every connection and refuses new ones, as a pulled cable would. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** A TCP proxy on loopback in front of `target`, whose cable can be pulled. */
export function startProxy(target: number): Promise<CuttableProxy> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((client) => {
    if (!whole) {
      client.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  const destroyAll = () => {
    for (const socket of open) socket.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        cut() {
          whole = false;
          destroyAll();
        },
        mend() {
          whole = true;
        },
        close() {
          destroyAll();
          return new Promise((done) => server.close(() => done()));
        },
      });
    });
  });
}
