import { expect, test } from 'vitest';
import { Doc, Map as YMap } from 'yjs';
import { connectRaw, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';
import { until } from '../support/until';

const EDITS = 200;

test('[SY-18] an edit is stored, echoed and with the other client well within 200 ms', async () => {
  const server = await startTestServer();
  const { id, keys } = await createTestMap(server.url, { template: 'telephony-en' });
  const address = `${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, keys.edit)}`;
  const clients = [await connectRaw(address), await connectRaw(address)] as const;
  await Promise.all(clients.map((client) => client.heard(({ step }) => step === 0)));
  const sent = new Map<string, number>();
  const echoes: number[] = [];
  const arrivals: number[] = [];
  const docs = [new Doc(), new Doc()] as const;
  for (const index of [0, 1] as const) {
    const own = new Set<string>();
    docs[index].on('update', (update: Uint8Array) => {
      const name = Buffer.from(update).toString('hex');
      own.add(name);
      sent.set(name, performance.now());
      clients[index].send(syncFrame(2, update));
    });
    clients[index].socket.on('message', () => {
      for (const { type, step, bytes } of clients[index].frames.splice(0)) {
        const name = Buffer.from(bytes).toString('hex');
        const began = type === 0 && step === 2 ? sent.get(name) : undefined;
        if (began !== undefined) (own.has(name) ? echoes : arrivals).push(performance.now() - began);
      }
    });
  }
  for (let edit = 0; edit < EDITS; edit += 1) {
    const doc = docs[edit % 2 === 0 ? 0 : 1];
    doc.transact(() => {
      const touchpoint = new YMap<unknown>();
      touchpoint.set('label', `edit ${edit}`);
      touchpoint.set('position', [edit, edit]);
      doc.getMap('touchpoints').set(`e${edit}`, touchpoint);
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await until('all are echoed and arrived', () => echoes.length === EDITS && arrivals.length === EDITS);
  const at = (list: number[], share: number): number =>
    list.sort((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? 0;
  const words = (list: number[]): string => `p50 ${at(list, 0.5).toFixed(1)} ms, p99 ${at(list, 0.99).toFixed(1)} ms`;
  console.log(`${EDITS} edits of two clients: echo ${words(echoes)}; at the other ${words(arrivals)}`);
  // The slowest one in twenty may have waited for another program of this machine.
  expect(at(arrivals, 0.95)).toBeLessThan(200);
  expect(at(echoes, 0.95)).toBeLessThan(200);
});
