import { type Dialect, dialectOf, FRAME, type FrameKind } from './dialect';
import {
  type ChainModel,
  chainOf,
  type EditChain,
  FIRST_CLIENT,
  framesOf,
  MODEL_MAP,
  makeChainModel,
} from './edit-chain';
import { LightClient } from './light-client';
import { readClocks, readStamps } from './read-frames';
import type { MapAddress, Target } from './target';

/** Somebody in a map, with the edits that they will make. */
export interface Person {
  readonly client: LightClient;
  readonly dialect: Dialect;
  readonly chain: EditChain;
  readonly map: number;
  /** Number among all people; the client id is FIRST_CLIENT + index. */
  readonly index: number;
  /** Place in the map. */
  readonly seat: number;
  /** Edits sent so far, and when each was. */
  sent: number;
  readonly sentAt: Float64Array;
  /** How many edits of each seat of the map this one has seen. */
  readonly seen: Int32Array;
  /** Receipts of a server that sends them apart from echoes. */
  receipts: number;
  /** Looks into the presence frames that come. */
  watches: boolean;
}

export interface PeopleOptions {
  readonly maps: readonly MapAddress[];
  readonly perMap: number;
  /** How many edits each has to make, the first included. */
  readonly edits: number;
  /** Only the first so many of each map edit; all when left out. */
  readonly editorsPerMap?: number;
}

const AT_ONCE = 40;

/** Many people in one process; tells each edit and move that any of them sees. */
export class People {
  readonly all: Person[] = [];
  onEdit: ((reader: Person, sender: Person, edit: number) => void) | null = null;
  onMove: ((reader: Person, mover: Person, stamp: number) => void) | null = null;
  onReceipt: ((reader: Person) => void) | null = null;
  #reader: Person | null = null;
  readonly #model: ChainModel;

  private constructor(model: ChainModel) {
    this.#model = model;
  }

  /** Connects them all, each joined in its map, and makes the first edit of each editor; settles when all have seen it. */
  static async gather(target: Target, options: PeopleOptions): Promise<People> {
    const { maps, perMap, edits, editorsPerMap = perMap } = options;
    const people = new People(makeChainModel(edits, dialectOf(target.kind, MODEL_MAP).prefix));
    for (let begun = 0; begun < maps.length * perMap; begun += AT_ONCE) {
      const group: Person[] = [];
      for (let index = begun; index < Math.min(begun + AT_ONCE, maps.length * perMap); index += 1) {
        const map = Math.floor(index / perMap);
        const person = people.#add(target, maps[map] as MapAddress, map, index, perMap, index % perMap < editorsPerMap);
        group.push(person);
      }
      await Promise.all(group.map(({ client }) => client.joined));
    }
    for (const person of people.all) if (person.seat < editorsPerMap) people.edit(person, 1);
    await until(
      () =>
        people.all.every(({ seen, map }) => people.inMap(map, perMap).every(({ sent, seat }) => seen[seat] === sent)),
      'the first edits are with all',
    );
    return people;
  }

  inMap(map: number, perMap: number): Person[] {
    return this.all.slice(map * perMap, (map + 1) * perMap);
  }

  /** Sends so many further edits in one write; false when there are no more. */
  edit(person: Person, count: number): boolean {
    const { chain, sentAt, sent } = person;
    if (sent + count > chain.ends.length) return false;
    sentAt.fill(performance.now(), sent, sent + count);
    person.sent = sent + count;
    person.client.write(framesOf(chain, sent, sent + count));
    return true;
  }

  /** Throws when the server has sent somebody away. */
  assertAllHere(): void {
    const gone = this.all.filter(({ client }) => client.closed !== null);
    if (gone.length > 0) throw new Error(`${gone.length} were sent away, the first by: ${gone[0]?.client.closed}`);
  }

  leave(): void {
    for (const { client } of this.all) client.close();
  }

  #add(target: Target, at: MapAddress, map: number, index: number, perMap: number, edits: boolean): Person {
    const dialect = dialectOf(target.kind, at.name);
    const model = this.#model;
    const client = new LightClient({ port: target.port, path: at.path, dialect });
    const person: Person = {
      client,
      dialect,
      chain: edits ? chainOf(model, FIRST_CLIENT + index, at.name) : { ...model, client: FIRST_CLIENT + index },
      map,
      index,
      seat: index % perMap,
      sent: 0,
      sentAt: new Float64Array(edits ? model.ends.length : 0),
      seen: new Int32Array(perMap),
      receipts: 0,
      watches: false,
    };
    client.onFrame = (_client, kind, bytes, start) => this.#look(person, kind, bytes, start);
    this.all.push(person);
    return person;
  }

  #look(reader: Person, kind: FrameKind, bytes: Buffer, start: number): void {
    if (kind === FRAME.update || kind === FRAME.step2) {
      this.#reader = reader;
      readClocks(bytes, start + 2, this.#sawEdits);
    } else if (kind === FRAME.presence) {
      if (!reader.watches || !this.onMove) return;
      this.#reader = reader;
      readStamps(bytes, start + 1, this.#sawMove);
    } else if (kind === FRAME.receipt) {
      reader.receipts += 1;
      this.onReceipt?.(reader);
    }
  }

  readonly #sawEdits = (client: number, end: number): void => {
    const sender = this.all[client - FIRST_CLIENT];
    const reader = this.#reader;
    if (!sender || !reader) return;
    const count = end - sender.chain.firstClock + 1;
    const before = reader.seen[sender.seat] ?? 0;
    if (count <= before) return;
    reader.seen[sender.seat] = count;
    if (this.onEdit) for (let edit = before; edit < count; edit += 1) this.onEdit(reader, sender, edit);
  };

  readonly #sawMove = (client: number, stamp: number): void => {
    const mover = this.all[client - FIRST_CLIENT];
    if (mover && this.#reader && mover !== this.#reader) this.onMove?.(this.#reader, mover, stamp);
  };
}

/** Polls; rejects with what was waited for after 60 s. */
export async function until(holds: () => boolean, what: string, patienceMs = 60_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited ${patienceMs / 1000} s in vain until ${what}`);
    await sleep(10);
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Settles when none of them has heard anything for a while; gives up waiting after `patienceMs`. */
export async function quiet(people: People, ms = 400, patienceMs = 20_000): Promise<void> {
  const heard = (): number => people.all.reduce((sum, { client }) => sum + client.received, 0);
  const end = performance.now() + patienceMs;
  let before = -1;
  for (let now = heard(); now !== before && performance.now() < end; now = heard()) {
    before = now;
    await sleep(ms);
  }
}
