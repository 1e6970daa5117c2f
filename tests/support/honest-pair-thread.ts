import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { Doc, Map as YMap } from 'yjs';
import { readRaw, syncFrame } from './raw-frames';

/*
 * Two honest clients of one map, in a thread of their own, so that nothing a test does beside them is taken for the
 * server's slowness. They edit in turns, without end, and note how long each edit takes to the other one.
 */

/** Milliseconds between two edits of the pair. */
const EVERY_MS = 4;
/** An edit that has not arrived after so long counts as lost. */
const LOST_MS = 15_000;

interface Client {
  readonly socket: WebSocket;
  readonly doc: Doc;
}

const port = parentPort;
const { address } = workerData as { address: string };
const sent = new Map<string, number>();
let taken: number[] = [];
let count = 0;
let measuring = true;
let timer: ReturnType<typeof setTimeout> | null = null;

const nameOf = (update: Uint8Array): string => Buffer.from(update).toString('base64');

async function join(index: number): Promise<Client> {
  const socket = new WebSocket(address);
  const doc = new Doc();
  doc.on('update', (update: Uint8Array) => {
    sent.set(`${index} ${nameOf(update)}`, performance.now());
    socket.send(syncFrame(2, update));
  });
  socket.on('message', (data: Buffer) => {
    const { type, step, bytes } = readRaw(data);
    const name = `${1 - index} ${nameOf(bytes)}`;
    const began = type === 0 && step === 2 ? sent.get(name) : undefined;
    if (began === undefined) return;
    sent.delete(name);
    taken.push(performance.now() - began);
  });
  socket.on('close', (code) => {
    if (measuring) port?.postMessage({ closed: code });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('message', () => resolve());
    socket.once('error', reject);
  });
  return { socket, doc };
}

const clients = [await join(0), await join(1)] as const;
for (const { doc } of clients) {
  doc.getMap('touchpoints').set(`honest-${doc.clientID}`, new YMap());
}

function edit(): void {
  const { doc } = clients[count % 2 === 0 ? 0 : 1];
  const own = doc.getMap<YMap<unknown>>('touchpoints').get(`honest-${doc.clientID}`);
  own?.set('label', `edit ${count}`);
  count += 1;
  timer = setTimeout(edit, EVERY_MS);
}
edit();

/** The delays since the last call, once everything that was sent so far has arrived; the pair pauses for it. */
async function collect(): Promise<{ delays: number[]; lost: number }> {
  if (timer) clearTimeout(timer);
  const end = performance.now() + LOST_MS;
  while (sent.size > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 2));
  const delays = taken;
  const lost = sent.size;
  taken = [];
  sent.clear();
  edit();
  return { delays, lost };
}

port?.on('message', async (message: 'collect' | 'end') => {
  if (message === 'collect') {
    port.postMessage(await collect());
    return;
  }
  measuring = false;
  if (timer) clearTimeout(timer);
  for (const { socket } of clients) socket.terminate();
  port.close();
});
port?.postMessage('ready');
