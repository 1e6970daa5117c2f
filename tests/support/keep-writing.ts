import { Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { connectRaw, syncFrame } from './raw-client';
import { fetchTicket, type TestMap } from './test-server';

export interface Writer {
  /** Ids of the touchpoints that it has added, and of those that the server has acknowledged. */
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
  /** Stops, and waits for what is under way. */
  stop(): Promise<void>;
}

const UNDER_WAY = 8;
let writers = 0;

/** A client that adds touchpoints as fast as they are acknowledged, with a few under way all the time. */
export async function keepWriting(server: { url: string; ws: string }, { id, keys }: TestMap): Promise<Writer> {
  const client = await connectRaw(`${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, keys.edit)}`);
  const name = `w${writers}`;
  writers += 1;
  const sent: string[] = [];
  const acknowledged = new Set<string>();
  const updates = new Map<string, string>();
  let going = true;

  function send(): void {
    const touchpoint = `${name}-${sent.length}`;
    const doc = new Doc();
    const fields = new YMap<unknown>(Object.entries({ label: touchpoint, position: [sent.length, 0] }));
    doc.getMap('touchpoints').set(touchpoint, fields);
    const update = encodeStateAsUpdate(doc);
    sent.push(touchpoint);
    updates.set(Buffer.from(update).toString('latin1'), touchpoint);
    client.send(syncFrame(2, update));
  }

  let seen = 0;
  client.socket.on('message', () => {
    for (; seen < client.frames.length; seen += 1) {
      const { step, bytes } = client.frames[seen]!;
      const own = step === 2 ? updates.get(Buffer.from(bytes).toString('latin1')) : undefined;
      if (own === undefined) continue;
      acknowledged.add(own);
      if (going) setTimeout(() => going && send(), 3);
    }
  });
  for (let count = 0; count < UNDER_WAY; count += 1) send();
  return {
    get sent() {
      return new Set(sent);
    },
    acknowledged,
    async stop() {
      going = false;
      const end = performance.now() + 5000;
      while (acknowledged.size < sent.length && performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      client.socket.close();
    },
  };
}
