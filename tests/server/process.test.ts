import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleServer } from '../support/bundle-server';
import { connectRaw, syncFrame } from '../support/raw-client';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket } from '../support/test-server';

const bundle = await bundleServer({ server: 'server/main.ts', bare: 'tests/support/bare-server.ts' });

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Runs the product's entry, in a folder where the page has not been built, until it ends. */
function run(env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [join(bundle, 'server.js')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...env },
    cwd: tempFolder(),
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, complained })));
}

test('[OP-2] a taken port is said in one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { code, said, complained } = await run({ PORT: port });
  await new Promise((resolve) => other.close(resolve));
  expect({ code, said }).toEqual({ code: 1, said: '' });
  expect(complained).toBe(`Port ${port} is taken. Stop the program that uses it, or set PORT to another number.\n`);
});

test('[OP-2] a folder that cannot be used, a wrong port, a foreign host and a missing page are said in one sentence', async () => {
  const folder = await run({ DATA_DIR: '/dev/null/data' });
  expect(folder.code).toBe(1);
  expect(folder.complained).toMatch(/^The data folder \/dev\/null\/data can't be written .*\n$/);
  const port = await run({ PORT: 'http' });
  expect(port).toMatchObject({
    code: 1,
    complained: 'PORT is “http”, which is no port. Set it to a number from 1 to 65535.\n',
  });
  const host = await run({ HOST: '203.0.113.7' });
  expect(host.code).toBe(1);
  expect(host.complained).toMatch(/^HOST 203\.0\.113\.7 is no address of this machine\..*\n$/);
  const page = await run({});
  expect(page).toMatchObject({ code: 1, said: '' });
  expect(page.complained).toBe('The page has not been built yet. Run “npm start”, which builds what is missing.\n');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '[OP-5] %s stores what was taken, sends clients away and ends with 0',
  async (signal) => {
    const child = spawn(process.execPath, [join(bundle, 'bare.js'), tempFolder()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await new Promise<string>((resolve) =>
      child.stdout.on('data', (chunk: Buffer) => resolve(/port (\d+)/.exec(chunk.toString())?.[1] ?? '')),
    );
    const url = `http://127.0.0.1:${port}`;
    const { id, keys } = await createTestMap(url);
    const client = await connectRaw(
      `ws://127.0.0.1:${port}/sync/${id}?ticket=${await fetchTicket(url, id, keys.edit)}`,
    );
    await client.heard(({ step }) => step === 0);
    client.send(syncFrame(0, Uint8Array.of(0)));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const began = performance.now();
    child.kill(signal);
    expect(await client.closed).toBe(1001);
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(3000);
  },
);
