import type { StorePlace } from '../storage/store-place';
import { openPostgresTarget } from './postgres-target';
import { readBackup } from './read-backup';
import type { RestoreTarget } from './restore-target';
import { openSqliteTarget } from './sqlite-target';
import { StoreFault } from './store-reader';

/**
 * Puts a backup into an empty store that no server uses: all of it or nothing. Resolves to the number of maps.
 * Rejects with StoreFault when the store is in use or has maps, or the file is no whole backup.
 */
export async function restoreBackup(file: string, place: StorePlace): Promise<number> {
  const target = await openTarget(place);
  let maps = 0;
  try {
    for await (const { head, parts } of readBackup(file)) {
      const [first = new Uint8Array(), second, third] = parts;
      if (head.kind === 'secret') await target.secret(head.name, first);
      else if (head.kind === 'map') {
        maps += 1;
        const { id, edit, view, created, deleted } = head;
        const keyHashes = { own: first, edit: second!, view: third! };
        await target.map({ id, keyHashes, generations: { edit, view }, created, deleted });
      } else if (head.kind === 'snapshot') await target.snapshot(first, second ?? null);
      else if (head.kind === 'rows') await target.rows(parts);
      else if (head.kind === 'version') {
        await target.version({ id: head.id, kind: head.type, name: head.name, at: head.at }, first);
      } else if (head.kind === 'note') await target.note(head.name, first);
    }
    await target.commit();
    return maps;
  } finally {
    await target.close();
  }
}

async function openTarget(place: StorePlace): Promise<RestoreTarget> {
  if (place.databaseUrl === undefined) return openSqliteTarget(place.dataDir);
  if (place.databaseUrl === 'memory:') throw new StoreFault('Maps can’t be restored into memory.');
  return openPostgresTarget(place.databaseUrl);
}
