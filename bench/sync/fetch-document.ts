import { applyUpdate, Doc } from 'yjs';
import { dialectOf, FRAME } from './dialect';
import { FIRST_CLIENT } from './edit-chain';
import { LightClient } from './light-client';
import type { MapAddress, Target } from './target';

/** What a newcomer is given of a map, decoded by Yjs: to check what was counted, never while anything is timed. */
export async function fetchDocument(target: Target, map: MapAddress): Promise<Doc> {
  const doc = new Doc();
  const dialect = dialectOf(target.kind, map.name);
  const client = new LightClient({ port: target.port, path: map.path, dialect, keepBytes: Number.MAX_SAFE_INTEGER });
  client.onFrame = (_client, kind, bytes, start, end) => {
    if (kind !== FRAME.step2 && kind !== FRAME.update) return;
    let at = start + 2;
    while ((bytes[at] ?? 0) > 127) at += 1;
    applyUpdate(doc, bytes.subarray(at + 1, end));
  };
  await client.joined;
  client.close();
  return doc;
}

/** How many edits of the person with this index the document has; `firstClock` as in their chain. */
export function editsIn(doc: Doc, index: number, firstClock: number): number {
  const last = doc.store.clients.get(FIRST_CLIENT + index)?.at(-1);
  return last ? last.id.clock + last.length - firstClock + 1 : 0;
}
