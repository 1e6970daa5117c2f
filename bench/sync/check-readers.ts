import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { applyUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import { varUint } from './dialect';
import { chainOf, FIRST_CLIENT, framesOf, makeChainModel, mapName } from './edit-chain';
import { editsIn } from './fetch-document';
import { readClocks, readStamps } from './read-frames';

const EDITS = 30;
/** A short frame's head, and what says that it is an update: kind, step and length, a byte each. */
const HEAD = 6 + 3;

/**
 * The bench counts by readers of its own, which have to agree with Yjs: on edits one by one, merged into one update,
 * as part of a whole document, and on presence of many in one frame. Throws when they don't.
 */
export function checkReaders(): void {
  const model = makeChainModel(EDITS, Buffer.alloc(0));
  const updates: Uint8Array[] = [];
  const doc = new Doc();
  for (const index of [0, 1]) {
    const chain = chainOf(model, FIRST_CLIENT + index, mapName(index));
    for (let edit = 0; edit < EDITS; edit += 1) {
      const frame = framesOf(chain, edit, edit + 1);
      const update = frame.subarray(frame.length < 126 + 6 ? HEAD : HEAD + 2);
      updates.push(update);
      applyUpdate(doc, update);
      if (editsIn(doc, index, model.firstClock) !== edit + 1) throw new Error(`edit ${edit} of the bench is none`);
    }
  }
  const middle = mergeUpdates([...updates.slice(5, 9), ...updates.slice(EDITS + 2, EDITS + 4)]);
  expectClocks(middle, [model.firstClock + 8, model.firstClock + 3]);
  expectClocks(mergeUpdates(updates), [model.firstClock + EDITS - 1, model.firstClock + EDITS - 1]);
  expectClocks(encodeStateAsUpdate(doc), [model.firstClock + EDITS - 1, model.firstClock + EDITS - 1]);
  checkStamps();
}

function expectClocks(update: Uint8Array, wanted: readonly number[]): void {
  const found: number[] = [];
  readClocks(withLength(update), 0, (client, end) => {
    found[client - FIRST_CLIENT] = end;
  });
  if (found.join() !== wanted.join()) throw new Error(`the bench reads clocks ${found} where ${wanted} are`);
}

function checkStamps(): void {
  const awareness = new Awareness(new Doc());
  const clients = [7, 300, FIRST_CLIENT];
  for (const client of clients) {
    awareness.states.set(client, { t: 100_000_000_000 + client, name: 'Ünal "x"', cursor: [1.5, 2] });
    awareness.meta.set(client, { clock: client, lastUpdated: 0 });
  }
  const found: number[] = [];
  readStamps(withLength(encodeAwarenessUpdate(awareness, clients)), 0, (client, stamp) => found.push(stamp - client));
  awareness.destroy();
  if (found.join() !== clients.map(() => 100_000_000_000).join())
    throw new Error(`the bench misreads stamps: ${found}`);
}

const withLength = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from(varUint(bytes.length)), bytes]);
