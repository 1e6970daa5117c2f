import type { MapRecord } from '../storage/storage';
import { checkDocument, checkVersion, type Fault, type NamedPart } from './check-document';
import { eachMap, eachRows, type StoreReader } from './store-reader';

export interface StoreReport {
  readonly maps: number;
  readonly deleted: number;
  readonly versions: number;
  /** What the database says of its own files. */
  readonly damage: readonly string[];
  readonly faults: readonly MapFault[];
}

export interface MapFault extends Fault {
  readonly map: string;
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const HASH_BYTES = 32;

/** Proves that every map of a store, each of its versions too, can be read, and names what can't. */
export async function checkStore(reader: StoreReader): Promise<StoreReport> {
  const faults: MapFault[] = [];
  const counts = { maps: 0, deleted: 0, versions: 0 };
  const damage = await reader.damage();
  for await (const map of eachMap(reader)) {
    counts.maps += 1;
    if (map.deleted !== null) counts.deleted += 1;
    const note = (fault: Fault | null): void => {
      if (fault) faults.push({ map: map.id, ...fault });
    };
    for (const fault of checkRecord(map)) note(fault);
    note(await checkDocument(partsOf(reader, map.id)));
    for (const { id } of await reader.versions(map.id)) {
      counts.versions += 1;
      note(await checkVersion(`version ${id}`, await reader.versionState(map.id, id)));
    }
  }
  return { ...counts, damage, faults };
}

/** Everything that a map's document is built from, in order. */
async function* partsOf(reader: StoreReader, mapId: string): AsyncGenerator<NamedPart> {
  const snapshot = await reader.snapshot(mapId);
  if (snapshot) yield { part: 'snapshot', bytes: snapshot.state };
  let rows = 0;
  for await (const page of eachRows(reader, mapId)) {
    for (const { seq, update } of page) yield { part: `row ${seq}`, bytes: update };
    rows += page.length;
  }
  if (!snapshot && rows === 0) throw new Error('there is neither a snapshot nor a row');
  if (snapshot?.pending) yield { part: 'pending edits', bytes: snapshot.pending };
}

function checkRecord({ id, keyHashes, generations, created, deleted }: MapRecord): Fault[] {
  const faults: Fault[] = [];
  if (!ID.test(id)) faults.push({ part: 'id', reason: 'it is no id of a map' });
  for (const [role, hash] of Object.entries(keyHashes)) {
    if (hash.length !== HASH_BYTES) {
      faults.push({ part: 'keys', reason: `the hash of the ${role} key has ${hash.length} bytes, not ${HASH_BYTES}` });
    }
  }
  for (const [role, generation] of Object.entries(generations)) {
    if (!Number.isInteger(generation) || generation < 0) {
      faults.push({ part: 'keys', reason: `the generation of the ${role} key is ${generation}` });
    }
  }
  if (!(created >= 0) || (deleted !== null && !(deleted >= 0))) {
    faults.push({ part: 'times', reason: 'when it was made or deleted is no time' });
  }
  return faults;
}
