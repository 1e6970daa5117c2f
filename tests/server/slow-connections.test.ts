import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server';
import { until } from '../support/until';

interface Heard {
  readonly socket: Socket;
  readonly text: () => string;
  /** Settles when the server has ended the connection. */
  readonly closed: Promise<void>;
}

function say(server: TestServer, first: string, again?: string): Heard {
  const socket = connect(server.port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.write(first);
  const drip = again === undefined ? null : setInterval(() => socket.write(again), 50);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      if (drip) clearInterval(drip);
      resolve();
    });
  });
  return { socket, text: () => text, closed };
}

const problemIn = (text: string): object => JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) as object;

test('[HT-42] headers and bodies that come by drops are answered with 408 and closed; nobody else waits', async () => {
  const server = await startTestServer({ limits: { headersSeconds: 0.3, requestSeconds: 0.6 } });
  const slow = [
    say(server, ''),
    say(server, 'GET / HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n'),
    say(server, 'POST /api/maps HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n', 'x'),
  ];
  for (const one of slow) {
    await one.closed;
    expect(one.text()).toMatch(/^HTTP\/1\.1 408 [^\r]*\r\ncontent-type: application\/problem\+json/);
    expect(problemIn(one.text())).toMatchObject({ code: 'too-slow', status: 408 });
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('[HT-42] what is no HTTP, and headers beyond all measure, are answered as problems', async () => {
  const server = await startTestServer();
  const junk = say(server, '\u0016\u0003\u0001 hello\r\n\r\n');
  await junk.closed;
  expect(problemIn(junk.text())).toMatchObject({ code: 'bad-request', status: 400 });
  const flood = say(server, `GET / HTTP/1.1\r\n${'X-Header: yes\r\n'.repeat(5000)}\r\n`);
  await flood.closed;
  expect(problemIn(flood.text())).toMatchObject({ code: 'headers-too-large', status: 431 });
});

test('[HT-42] one address has a bound of connections, and gets them back as they end', async () => {
  const server = await startTestServer({ limits: { connectionsPerAddress: 20 } });
  const ask = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
  const idle = Array.from({ length: 20 }, () => say(server, ask));
  await until('all are open', () => idle.every(({ text }) => text().includes('200')));
  const more = say(server, ask);
  await more.closed;
  expect(more.text()).toBe('');
  for (const { socket } of idle) socket.destroy();
  await until('there is room again', async () => {
    const again = say(server, ask);
    await Promise.race([again.closed, until('answered', () => again.text() !== '')]);
    again.socket.destroy();
    return again.text().includes('200');
  });
  expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(
    /refused_total\{reason="too-many-connections"\} [1-9]/,
  );
});

test('[SY-40] the process says how late it is', async () => {
  const server = await startTestServer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const end = performance.now() + 150;
  while (performance.now() < end);
  await new Promise((resolve) => setTimeout(resolve, 30));
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const found = (quantile: string): number =>
    Number(new RegExp(`event_loop_delay_seconds\\{quantile="${quantile}"\\} (\\S+)`).exec(text)?.[1]);
  expect(found('1')).toBeGreaterThan(0.1);
  expect(found('0.5')).toBeLessThan(found('1'));
});
