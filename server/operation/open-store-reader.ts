import type { StorePlace } from '../storage/store-place';
import { openPostgresReader } from './postgres-reader';
import { openSqliteReader } from './sqlite-reader';
import { StoreFault, type StoreReader } from './store-reader';

/** Opens the store that the environment names, for reading. Rejects with StoreFault. */
export async function openStoreReader(place: StorePlace): Promise<StoreReader> {
  if (place.databaseUrl === undefined) return openSqliteReader(place.dataDir);
  if (place.databaseUrl === 'memory:') throw new StoreFault('Maps that are kept in memory can’t be read from outside.');
  return openPostgresReader(place.databaseUrl);
}
