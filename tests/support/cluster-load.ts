import { applyUpdate, Doc, decodeStateVector, encodeStateVector, type Map as YMap } from 'yjs';
import { connectRaw, syncFrame } from './raw-client';
import { createTestMap, fetchTicket, type TestMap } from './test-server';
import { until } from './until';
import { providerWriter, rawWriter, type Vouched } from './vouched-writer';

interface Place {
  readonly url: string;
  readonly ws: string;
}

/** What a load did. */
export interface LoadResult {
  readonly written: number;
  readonly acknowledged: number;
}

const PAUSE_MS = 8;

/**
 * People who write into one map without a pause while the servers suffer: some by y-websocket's provider, which brings
 * what was not stored again, some by raw sockets, which don't, so that what they were promised rests on the servers
 * alone.
 */
export class ClusterLoad {
  readonly #place: Place;
  readonly #map: TestMap;
  readonly #ticket: string;
  readonly #providers: ReturnType<typeof providerWriter>[];
  readonly #raw: (Awaited<ReturnType<typeof rawWriter>> | null)[] = [null, null];
  readonly #vouched: Vouched[] = [];
  #written = 0;
  #stopped = false;
  #loop: Promise<void> = Promise.resolve();

  private constructor(place: Place, map: TestMap, ticket: string, places: readonly Place[]) {
    this.#place = place;
    this.#map = map;
    this.#ticket = ticket;
    this.#providers = places.map(({ ws }) => providerWriter(ws, map.id, ticket));
  }

  /** Raw writers come to `place`, a provider to each of `places`. */
  static async start(place: Place, places: readonly Place[]): Promise<ClusterLoad> {
    const map = await createTestMap(place.url);
    const load = new ClusterLoad(place, map, await fetchTicket(place.url, map.id, map.keys.edit), places);
    await until('all have joined', () => load.#providers.every((one) => one.isSynced()));
    load.#loop = load.#write();
    await until('something is acknowledged', () => load.acknowledged > 20);
    return load;
  }

  get acknowledged(): number {
    this.#collect();
    return this.#vouched.length;
  }

  /** Settles when something more was acknowledged than until now: people can work. */
  async goesOn(what: string): Promise<void> {
    const before = this.acknowledged;
    await until(`edits are acknowledged ${what}`, () => this.acknowledged > before + 5, 15_000);
  }

  /** Stops writing. Throws unless all end equal, on each of the servers too, with all that was acknowledged. */
  async settle(servers: readonly Place[]): Promise<LoadResult> {
    this.#stopped = true;
    await this.#loop;
    try {
      const docs = this.#providers.map(({ doc }) => doc);
      const isSame = (): boolean =>
        new Set(docs.map(holding)).size === 1 && this.#providers.every((one) => one.isSynced());
      await until('all clients have the same', isSame, 20_000);
      this.#collect();
      const [first] = docs as [Doc];
      this.#check(first, 'every client');
      for (const { url, ws } of servers) {
        await until(`${url} has it too`, async () => holding(await this.#download(url, ws)) === holding(first));
        this.#check(await this.#download(url, ws), url);
      }
    } finally {
      for (const writer of [...this.#providers, ...this.#raw]) writer?.close();
    }
    return { written: this.#written, acknowledged: this.#vouched.length };
  }

  async #write(): Promise<void> {
    while (!this.#stopped) {
      for (const [index, writer] of this.#raw.entries()) {
        if (writer && !writer.isOpen()) {
          this.#vouched.push(...writer.takeVouched());
          this.#raw[index] = null;
        }
        if (!this.#raw[index]) await this.#connect(index);
      }
      for (const writer of [...this.#providers, ...this.#raw]) {
        if (!writer) continue;
        this.#written += 1;
        writer.write(`t${this.#written}`);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  async #connect(index: number): Promise<void> {
    try {
      this.#raw[index] = await rawWriter(`${this.#place.ws}/sync/${this.#map.id}?ticket=${this.#ticket}`);
    } catch {
      // Nobody is there now; the next turn tries again.
    }
  }

  #collect(): void {
    for (const writer of [...this.#providers, ...this.#raw]) if (writer) this.#vouched.push(...writer.takeVouched());
  }

  #check(doc: Doc, who: string): void {
    const touchpoints = doc.getMap<YMap<unknown>>('touchpoints');
    const missing = this.#vouched.filter(([id, label]) => touchpoints.get(id)?.get('label') !== label);
    if (missing.length === 0) return;
    throw new Error(`${who} lacks ${missing.length} of ${this.#vouched.length} acknowledged edits: ${missing[0]?.[0]}`);
  }

  async #download(url: string, ws: string): Promise<Doc> {
    const ticket = await fetchTicket(url, this.#map.id, this.#map.keys.view);
    const client = await connectRaw(`${ws}/sync/${this.#map.id}?ticket=${ticket}`);
    client.send(syncFrame(0, Uint8Array.of(0)));
    const doc = new Doc();
    applyUpdate(doc, (await client.heard(({ step }) => step === 1)).bytes);
    client.socket.close();
    return doc;
  }
}

/** Whose edits a document holds, and up to which. */
function holding(doc: Doc): string {
  return JSON.stringify([...decodeStateVector(encodeStateVector(doc))].sort(([a], [b]) => a - b));
}
