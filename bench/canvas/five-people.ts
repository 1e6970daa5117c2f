import { WebSocket } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, type Map as YMap } from 'yjs';
import { presenceFrame } from '../../tests/support/raw-client';
import { readRaw, syncFrame } from '../../tests/support/raw-frames';

/*
 * Five people who work in one map, in a process of their own. Arguments: address of the server, id and key of the map,
 * and for each of them the ids of the touchpoints that they move about, one list of words an argument. Each second
 * everybody drags one touchpoint, seen by the others 30 times, and drops it; every third second they rate it as well.
 * Says 'ready' when all are there, and ends with its standard input.
 */
const [url = '', mapId = '', key = '', ...lists] = process.argv.slice(2);
const MOVE_MS = 33;
const MOVES = 30;
const RATE_EVERY = 3;
const RATINGS = ['positive', 'neutral', 'negative'];

interface Person {
  readonly doc: Doc;
  readonly socket: WebSocket;
  readonly ids: readonly string[];
}

const first = await join(lists[0] ?? '', null);
const people = [first];
for (const list of lists.slice(1)) people.push(await join(list, encodeStateAsUpdate(first.doc)));
process.stdin.resume();
process.stdin.on('end', () => process.exit());
for (const [index, person] of people.entries()) setTimeout(() => work(person, index), (index * 1000) / people.length);
console.log('ready');

/** `known` is the document, where somebody has it already. */
async function join(list: string, known: Uint8Array | null): Promise<Person> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/api/maps/${mapId}/tickets`, { method: 'POST', headers });
  const { ticket } = (await answer.json()) as { ticket: string };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${mapId}?ticket=${ticket}`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const doc = new Doc();
  if (known) applyUpdate(doc, known);
  else {
    const whole = new Promise<Uint8Array>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const frame = readRaw(data);
        if (frame.step === 1) resolve(frame.bytes);
      });
    });
    socket.send(syncFrame(0, Uint8Array.of(0)));
    applyUpdate(doc, await whole);
    socket.removeAllListeners('message');
  }
  doc.on('update', (update: Uint8Array) => socket.send(syncFrame(2, update)));
  return { doc, socket, ids: list.split(' ') };
}

function work({ doc, socket, ids }: Person, index: number): void {
  const touchpoints = doc.getMap<YMap<unknown>>('touchpoints');
  let moves = 0;
  setInterval(() => {
    const turn = Math.floor(moves / MOVES);
    const id = ids[turn % ids.length] ?? '';
    const touchpoint = touchpoints.get(id);
    const [x = 0, y = 0] = (touchpoint?.get('position') as [number, number] | undefined) ?? [];
    const dx = (moves % MOVES) * 2 * (turn % 2 === 0 ? 1 : -1);
    moves += 1;
    const state = {
      name: `Person ${index + 1}`,
      color: index,
      cursor: [x + dx + 60, y + 40],
      selection: [id],
      drag: { ids: [id], dx, dy: 0 },
    };
    if (moves % MOVES === 0) {
      touchpoint?.set('position', [x + dx, y]);
      if (turn % RATE_EVERY === 0) touchpoint?.set('reaction', RATINGS[turn % RATINGS.length]);
      socket.send(presenceFrame([{ client: doc.clientID, clock: moves, state: { ...state, drag: undefined } }]));
    } else socket.send(presenceFrame([{ client: doc.clientID, clock: moves, state }]));
  }, MOVE_MS);
}
