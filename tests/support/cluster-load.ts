import { applyUpdate, Doc, decodeStateVector, encodeStateVector, type Map as YMap } from 'yjs';
import { connectRaw, syncFrame } from './raw-client';
import { createTestMap, fetchTicket } from './test-server';
import { until } from './until';
import { providerWriter, rawWriter, type Vouched } from './vouched-writer';

type RawWriter = Awaited<ReturnType<typeof rawWriter>>;

interface Tickets {
  readonly edit: string;
  readonly view: string;
}

interface Place {
  readonly url: string;
  readonly ws: string;
}

/** What a load did. */
export interface LoadResult {
  readonly written: number;
  readonly acknowledged: number;
}

export interface LoadOptions {
  /** How many raw sockets write. */
  readonly raw?: number;
  /** Milliseconds between two turns in which everybody writes once. */
  readonly pauseMs?: () => number;
}

/** How long it may take until all have the same, once nobody writes any more and everything is mended. */
const AGREE_MS = 30_000;

/**
 * People who write into one map without a pause while the servers suffer: some by y-websocket's provider, which brings
 * what was not stored again, some by raw sockets, which don't, so that what they were promised rests on the servers
 * alone. Where there is a provider it also brings back what it has seen of others; a map of raw sockets alone has nobody
 * who could make good a loss.
 */
export class ClusterLoad {
  readonly #place: Place;
  readonly #mapId: string;
  readonly #tickets: Tickets;
  readonly #pauseMs: () => number;
  readonly #providers: ReturnType<typeof providerWriter>[];
  readonly #raw: (RawWriter | 'coming' | null)[];
  readonly #vouched: Vouched[] = [];
  #byRaw = 0;
  #written = 0;
  #stopped = true;
  #closed = false;
  #loop: Promise<void> = Promise.resolve();

  private constructor(place: Place, mapId: string, tickets: Tickets, places: readonly Place[], options: LoadOptions) {
    this.#place = place;
    this.#mapId = mapId;
    this.#tickets = tickets;
    this.#pauseMs = options.pauseMs ?? (() => 8);
    this.#raw = Array.from({ length: options.raw ?? 2 }, () => null);
    this.#providers = places.map(({ ws }) => providerWriter(ws, mapId, tickets.edit));
  }

  /** Raw writers come to `place`, a provider to each of `places`. */
  static async start(place: Place, places: readonly Place[], options: LoadOptions = {}): Promise<ClusterLoad> {
    const { id, keys } = await createTestMap(place.url);
    const tickets = {
      edit: await fetchTicket(place.url, id, keys.edit),
      view: await fetchTicket(place.url, id, keys.view),
    };
    const load = new ClusterLoad(place, id, tickets, places, options);
    await until('all have joined', () => load.#providers.every((one) => one.isSynced()));
    load.resume();
    await until('something is acknowledged', () => load.acknowledged > 20);
    return load;
  }

  get written(): number {
    return this.#written;
  }

  get acknowledged(): number {
    this.#collect();
    return this.#vouched.length;
  }

  /** How many of the acknowledged were written by raw sockets. */
  get acknowledgedRaw(): number {
    this.#collect();
    return this.#byRaw;
  }

  /** Settles when something more was acknowledged than until now: people can work. */
  async goesOn(what: string): Promise<void> {
    const before = this.acknowledged;
    await until(`edits are acknowledged ${what}`, () => this.acknowledged > before + 5, 15_000);
  }

  /** Nobody writes from now on. */
  async rest(): Promise<void> {
    this.#stopped = true;
    await this.#loop;
  }

  resume(): void {
    this.#stopped = false;
    this.#loop = this.#write();
  }

  /**
   * While nobody writes: settles when all end equal, newcomers at each of the servers too. Throws when they don't, and
   * when anything that was acknowledged is missing.
   */
  async check(servers: readonly Place[]): Promise<void> {
    let views: readonly (readonly [who: string, doc: Doc])[] = [];
    const areEqual = async (): Promise<boolean> => {
      views = [];
      const clients = this.#providers.map(({ doc }, index) => [`client ${index + 1}`, doc] as const);
      if (!this.#providers.every((one) => one.isSynced())) return false;
      if (new Set(clients.map(([, doc]) => holding(doc))).size > 1) return false;
      try {
        const read = await Promise.all(servers.map(async (one) => [one.url, await this.#download(one.ws)] as const));
        views = [...clients, ...read];
      } catch {
        // Its storage is not back yet; the next turn asks again.
        return false;
      }
      return new Set(views.map(([, doc]) => holding(doc))).size === 1;
    };
    const failure = await until('all have the same', areEqual, AGREE_MS).catch((error: unknown) => error);
    this.#collect();
    for (const [who, doc] of views) this.#findMissing(who, doc);
    if (failure) throw new Error(`${String(failure)}; ${await this.#describe(servers)}`);
  }

  /** What each client, and a newcomer at each server, has: for the one who looks for the cause. */
  async #describe(servers: readonly Place[]): Promise<string> {
    const tell = (who: string, doc: Doc): string => {
      const held = [...decodeStateVector(encodeStateVector(doc)).values()].reduce((sum, clock) => sum + clock, 0);
      const lacking = this.#lackedBy(doc).length;
      return `${who} holds ${held}, lacks ${lacking} acknowledged${doc.store.pendingStructs ? ', has gaps' : ''}`;
    };
    const clients = this.#providers.map((one, index) => tell(`client ${index + 1} (${one.state()})`, one.doc));
    const read = servers.map(async ({ url, ws }) => {
      const doc = await this.#download(ws).catch(() => null);
      return doc ? tell(url, doc) : `${url} gives nothing`;
    });
    return [...clients, ...(await Promise.all(read))].join('; ');
  }

  close(): void {
    this.#closed = true;
    for (const writer of [...this.#providers, ...this.#openRaw()]) writer.close();
  }

  /** Stops writing, checks, and closes all. */
  async settle(servers: readonly Place[]): Promise<LoadResult> {
    try {
      await this.rest();
      await this.check(servers);
    } finally {
      this.close();
    }
    return { written: this.#written, acknowledged: this.#vouched.length };
  }

  async #write(): Promise<void> {
    while (!this.#stopped) {
      for (const [index, writer] of this.#raw.entries()) {
        if (writer === 'coming' || writer?.isOpen()) continue;
        if (writer) this.#take(writer);
        void this.#connect(index);
      }
      for (const writer of [...this.#providers, ...this.#openRaw()]) {
        this.#written += 1;
        writer.write(`t${this.#written}`);
      }
      await new Promise((resolve) => setTimeout(resolve, this.#pauseMs()));
    }
  }

  async #connect(index: number): Promise<void> {
    this.#raw[index] = 'coming';
    // When nobody is there now, the next turn tries again.
    const writer = await rawWriter(`${this.#place.ws}/sync/${this.#mapId}?ticket=${this.#tickets.edit}`).catch(
      () => null,
    );
    this.#raw[index] = writer;
    if (this.#closed) writer?.close();
  }

  #openRaw(): RawWriter[] {
    return this.#raw.filter((one) => one !== null && one !== 'coming');
  }

  #take(writer: RawWriter): void {
    const vouched = writer.takeVouched();
    this.#byRaw += vouched.length;
    this.#vouched.push(...vouched);
  }

  #collect(): void {
    for (const writer of this.#providers) this.#vouched.push(...writer.takeVouched());
    for (const writer of this.#openRaw()) this.#take(writer);
  }

  #lackedBy(doc: Doc): Vouched[] {
    const touchpoints = doc.getMap<YMap<unknown>>('touchpoints');
    return this.#vouched.filter(([id, label]) => touchpoints.get(id)?.get('label') !== label);
  }

  #findMissing(who: string, doc: Doc): void {
    const missing = this.#lackedBy(doc);
    if (missing.length === 0) return;
    throw new Error(`${who} lacks ${missing.length} of ${this.#vouched.length} acknowledged edits: ${missing[0]?.[0]}`);
  }

  async #download(ws: string): Promise<Doc> {
    const client = await connectRaw(`${ws}/sync/${this.#mapId}?ticket=${this.#tickets.view}`);
    try {
      client.send(syncFrame(0, Uint8Array.of(0)));
      const doc = new Doc();
      applyUpdate(doc, (await client.heard(({ step }) => step === 1)).bytes);
      return doc;
    } finally {
      client.socket.terminate();
    }
  }
}

/** Whose edits a document holds, and up to which. */
function holding(doc: Doc): string {
  return JSON.stringify([...decodeStateVector(encodeStateVector(doc))].sort(([a], [b]) => a - b));
}
