import { Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { dialectOf, toFrame, updateMessage } from './dialect';
import { LightClient } from './light-client';
import type { MapAddress, Target } from './target';

const NOTES =
  'Customers say that they wait too long here, that nobody tells them how long it will take, and that they leave then.';

/** An update that fills a map with touchpoints as people write them, of at least so many bytes. */
export function makeContent(bytes: number): Uint8Array {
  const doc = new Doc();
  doc.clientID = 0x0abc_def1;
  const touchpoints = doc.getMap('touchpoints');
  let made = 0;
  const add = (count: number): void => {
    doc.transact(() => {
      for (let left = count; left > 0; left -= 1) {
        made += 1;
        const touchpoint = new YMap<unknown>();
        touchpoint.set('label', `Touchpoint number ${made}`);
        touchpoint.set('position', [(made % 100) * 280, Math.floor(made / 100) * 160]);
        touchpoint.set('reaction', ['positive', 'neutral', 'negative'][made % 3]);
        touchpoint.set('notes', `${made}: ${NOTES}`);
        touchpoints.set(`touchpoint-${made}`, touchpoint);
      }
    });
  };
  add(100);
  const each = encodeStateAsUpdate(doc).length / 100;
  add(Math.ceil(bytes / each) - 100);
  return encodeStateAsUpdate(doc);
}

/** Puts content into an empty map; settles when the server has handed it back. */
export async function fillMap(target: Target, map: MapAddress, content: Uint8Array): Promise<void> {
  const dialect = dialectOf(target.kind, map.name);
  const client = new LightClient({ port: target.port, path: map.path, dialect });
  await client.joined;
  const back = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`a map was not filled: ${client.closed}`)), 30_000);
    const look = setInterval(() => {
      if (client.synced < content.length) return;
      clearInterval(look);
      clearTimeout(late);
      resolve();
    }, 2);
  });
  client.write(toFrame(dialect.prefix, updateMessage(content)));
  await back;
  client.close();
}

/** All bytes of sync messages that a newcomer is sent hold at least this much of the content. */
export const isWhole = (synced: number, content: Uint8Array): boolean => synced >= content.length * 0.98;
