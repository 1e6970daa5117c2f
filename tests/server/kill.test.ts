import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { applyUpdate, Doc, Map as YMap } from 'yjs';
import { bundleServer } from '../support/bundle-server';
import { connectRaw, type RawClient, syncFrame } from '../support/raw-client';
import { seededRandom } from '../support/seeded-random';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket } from '../support/test-server';
import { until } from '../support/until';

/** How often the server is killed; the soak sets more. */
const ROUNDS = Number(process.env.ROUNDS ?? 8);
const SEED = Number(process.env.SEED ?? 1);
const WRITERS = 2;

const bundle = await bundleServer({ server: 'tests/support/bare-server.ts' });

interface Process {
  readonly child: ChildProcess;
  readonly port: number;
}

const launched: ChildProcess[] = [];
afterAll(() => {
  for (const child of launched) child.kill('SIGKILL');
});

function launch(dataDir: string): Promise<Process> {
  const child = spawn(process.execPath, [join(bundle, 'server.js'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  launched.push(child);
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /port (\d+)/.exec(chunk.toString())?.[1];
      if (port) resolve({ child, port: Number(port) });
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function kill({ child }: Process): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** One client that writes as fast as it can; `acknowledged` holds what the echoes so far vouch for. */
class Writer {
  readonly acknowledged: [key: string, value: string][] = [];
  readonly #doc = new Doc();
  readonly #waiting: { readonly update: string; readonly edit: [string, string] }[] = [];
  readonly #client: RawClient;
  #count = 0;

  constructor(client: RawClient) {
    this.#client = client;
    client.socket.on('message', () => this.#look());
  }

  write(prefix: string): void {
    const edit: [string, string] = [`${prefix}-${this.#count}`, `${Math.random()}`];
    this.#count += 1;
    this.#doc.once('update', (update: Uint8Array) => {
      this.#waiting.push({ update: Buffer.from(update).toString('hex'), edit });
      this.#client.send(syncFrame(2, update));
    });
    this.#doc.transact(() => {
      const touchpoint = new YMap<unknown>();
      touchpoint.set('label', edit[1]);
      this.#doc.getMap('touchpoints').set(edit[0], touchpoint);
    });
  }

  #look(): void {
    for (const { type, step, bytes } of this.#client.frames.splice(0)) {
      if (type !== 0 || step !== 2) continue;
      const first = this.#waiting[0];
      if (first && Buffer.from(bytes).toString('hex') === first.update) {
        this.#waiting.shift();
        this.acknowledged.push(first.edit);
      }
    }
  }
}

test(
  `[SY-17] kill -9 at a random moment, ${ROUNDS} times: nothing that was acknowledged is missing after the restart`,
  async () => {
    const dataDir = tempFolder();
    const random = seededRandom(SEED);
    let server = await launch(dataDir);
    const { id, keys } = await createTestMap(`http://127.0.0.1:${server.port}`);
    const vouched: [key: string, value: string][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const url = `http://127.0.0.1:${server.port}`;
      const ticket = await fetchTicket(url, id, keys.edit);
      const address = `ws://127.0.0.1:${server.port}/sync/${id}?ticket=${ticket}`;
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, async () => new Writer(await connectRaw(address))),
      );
      let killed = false;
      const loop = (async () => {
        while (!killed) {
          for (const [index, writer] of writers.entries()) writer.write(`r${round}w${index}`);
          await new Promise((resolve) => setTimeout(resolve, random() * 4));
        }
      })();
      const before = vouched.length;
      await until(
        'something is acknowledged',
        () => writers.some(({ acknowledged }) => acknowledged.length > 0),
        20_000,
      );
      await new Promise((resolve) => setTimeout(resolve, random() * 150));
      await kill(server);
      killed = true;
      await loop;
      for (const writer of writers) vouched.push(...writer.acknowledged);
      expect(vouched.length).toBeGreaterThan(before);
      server = await launch(dataDir);
      const reader = await connectRaw(
        `ws://127.0.0.1:${server.port}/sync/${id}?ticket=${await fetchTicket(`http://127.0.0.1:${server.port}`, id, keys.view)}`,
      );
      reader.send(syncFrame(0, Uint8Array.of(0)));
      const doc = new Doc();
      applyUpdate(doc, (await reader.heard(({ step }) => step === 1)).bytes);
      reader.socket.close();
      const touchpoints = doc.getMap<YMap<unknown>>('touchpoints');
      const missing = vouched.filter(([key, value]) => touchpoints.get(key)?.get('label') !== value);
      expect(missing, `round ${round}, seed ${SEED}`).toEqual([]);
    }
    await kill(server);
    console.log(`${ROUNDS} kills, ${vouched.length} acknowledged edits, none missing`);
  },
  60_000 + ROUNDS * 10_000,
);
