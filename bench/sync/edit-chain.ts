import { Doc, Map as YMap } from 'yjs';
import { toFrame, updateMessage, varUint } from './dialect';

/** The clients of the bench have the ids from here on, so that each id takes five bytes and stands in for another. */
export const FIRST_CLIENT = 0x1000_0000;
const MODEL_CLIENT = 0x1fed_cba9;
const MODEL_KEY = 'kFEDCBA98';
/** Stands for the map's name where the server wants it in each message; all names of a bench are of this length. */
export const MODEL_MAP = 'map-######';

/** The name of the n-th map. */
export const mapName = (n: number): string => `map-${String(n).padStart(6, '0')}`;

/** Edits of one client, each a frame that builds on the one before: the first makes a touchpoint, the others move it. */
export interface EditChain {
  readonly client: number;
  readonly bytes: Buffer;
  /** Where each frame ends; frame n begins where n - 1 ends. */
  readonly ends: Uint32Array;
  /** The client's clock after the first edit; each later one takes one more. */
  readonly firstClock: number;
}

export interface ChainModel extends EditChain {
  readonly places: { readonly client: number[]; readonly key: number[]; readonly map: number[] };
}

/** Makes a chain by Yjs, for `chainOf` to make those of all clients from. `prefix` as in the dialect of MODEL_MAP. */
export function makeChainModel(edits: number, prefix: Buffer): ChainModel {
  const doc = new Doc();
  doc.clientID = MODEL_CLIENT;
  const frames: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => {
    frames.push(toFrame(prefix, updateMessage(update)));
  });
  const touchpoint = new YMap<unknown>();
  doc.transact(() => {
    touchpoint.set('label', 'A touchpoint that is moved about');
    touchpoint.set('position', [0, 0]);
    doc.getMap('touchpoints').set(MODEL_KEY, touchpoint);
  });
  const firstClock = doc.store.clients.get(MODEL_CLIENT)?.reduce((sum, { length }) => sum + length, 0) ?? 0;
  for (let edit = 1; edit < edits; edit += 1) {
    touchpoint.set('position', [(edit * 7919) % 100_003, (edit * 104_729) % 50_021]);
  }
  const bytes = Buffer.concat(frames);
  const ends = new Uint32Array(edits);
  for (let n = 0, end = 0; n < edits; n += 1) ends[n] = end += frames[n]?.length ?? 0;
  const places = {
    client: placesOf(bytes, Buffer.from(varUint(MODEL_CLIENT))),
    key: placesOf(bytes, Buffer.from(MODEL_KEY, 'latin1')),
    map: placesOf(bytes, Buffer.from(MODEL_MAP, 'latin1')),
  };
  return { client: MODEL_CLIENT, bytes, ends, firstClock, places };
}

/** The same edits by another client, in another map. */
export function chainOf(model: ChainModel, client: number, map: string): EditChain {
  const bytes = Buffer.from(model.bytes);
  const id = Buffer.from(varUint(client));
  const key = Buffer.from(`k${client.toString(16).padStart(8, '0')}`, 'latin1');
  const name = Buffer.from(map, 'latin1');
  for (const at of model.places.client) id.copy(bytes, at);
  for (const at of model.places.key) key.copy(bytes, at);
  for (const at of model.places.map) name.copy(bytes, at);
  return { client, bytes, ends: model.ends, firstClock: model.firstClock };
}

/** The frames of the edits `from` up to `to`, the latter left out, ready for one write. */
export function framesOf(chain: EditChain, from: number, to: number): Buffer {
  return chain.bytes.subarray(from === 0 ? 0 : chain.ends[from - 1], chain.ends[to - 1]);
}

function placesOf(bytes: Buffer, pattern: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) places.push(at);
  return places;
}
