import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { NO_CLUSTER } from '../support/cluster';
import { joinForeign } from '../support/foreign-client';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket } from '../support/test-server';
import { until } from '../support/until';

if (NO_CLUSTER) console.warn(`Skipped: ${NO_CLUSTER}`);

interface Started {
  readonly child: ChildProcess;
  /** All that it has said so far. */
  said(): string;
}

function start(env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, ['scripts/start-cluster.js'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: '', REDIS_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });
  return { child, said: () => said };
}

test.skipIf(NO_CLUSTER)(
  '[OP-37] two processes, their balancer, PostgreSQL and Redis start by one command and end with it',
  async () => {
    const dataDir = tempFolder();
    // As root, PostgreSQL runs as a user of its own.
    chmodSync(dataDir, 0o755);
    const { child, said } = start({ DATA_DIR: dataDir });
    await until(
      'it is ready',
      () => /2 processes share its maps: .*:\d+\n/.test(said()) || child.exitCode !== null,
      60_000,
    );
    const ports = [...said().matchAll(/http:\/\/localhost:(\d+)/g)].map((match) => match[1]!);
    expect(ports, said()).toHaveLength(3);
    const [balancer = '', one = '', two = ''] = ports.map((port) => `127.0.0.1:${port}`);
    expect((await fetch(`http://${balancer}/`)).status).toBe(200);
    const { id, keys } = await createTestMap(`http://${balancer}`);
    const ticket = await fetchTicket(`http://${balancer}`, id, keys.edit);
    const [a, b] = [joinForeign(`ws://${one}`, id, ticket), joinForeign(`ws://${two}`, id, ticket)];
    await Promise.all([a.synced, b.synced]);
    a.addTouchpoint('from-one', 'one');
    await until('the other process has it', () => b.labels()['from-one'] === 'one');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    for (const port of ports) await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  },
);

test('[OP-37] what is missing on the machine is said in a sentence', async () => {
  const { child, said } = start({
    DATA_DIR: tempFolder(),
    DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
    PATH: '/nowhere',
  });
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(said()).toMatch(/^✗ Redis was not found on this machine\. Install it \(.*\), or set REDIS_URL to .*\n$/m);
});
