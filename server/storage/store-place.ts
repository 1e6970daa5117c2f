import { resolve } from 'node:path';

/** Where the maps of an installation are: one of the two. */
export type StorePlace =
  | { readonly dataDir: string; readonly databaseUrl?: undefined }
  | { readonly dataDir?: undefined; readonly databaseUrl: string };

/** What DATABASE_URL or DATA_DIR name, `data` in the working folder otherwise. The server and the commands agree on it. */
export function storePlace(env: Readonly<Record<string, string | undefined>>, workingFolder: string): StorePlace {
  if (env.DATABASE_URL) return { databaseUrl: env.DATABASE_URL };
  return { dataDir: resolve(workingFolder, env.DATA_DIR || 'data') };
}
