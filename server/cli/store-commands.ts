import { checkStore, type StoreReport } from '../operation/check-store';
import { openStoreReader } from '../operation/open-store-reader';
import { restoreBackup } from '../operation/restore';
import { StoreFault, type StoreReader } from '../operation/store-reader';
import { writeBackup } from '../operation/write-backup';
import { type StorePlace, storePlace } from '../storage/store-place';
import { Refusal, type Terminal } from './terminal';

/** The environment names the store, as it does for the server. */
const placeOf = ({ env }: Terminal): StorePlace => storePlace(env, process.cwd());

/** Writes all of the store into a file, also while servers use it. @returns 0 */
export function backup(out: string, terminal: Terminal): Promise<number> {
  return withReader(terminal, async (reader) => {
    const { maps, deleted, versions, bytes } = await writeBackup(reader, out);
    terminal.out(
      `${count(maps, 'map')} (${deleted} of them deleted) and ${count(versions, 'version')}, ${size(bytes)}, are in ${out}.\nKeep it safe: it has all that is in the maps.\n`,
    );
    return 0;
  });
}

/** Fills an empty store that no server uses from a backup. @returns 0 */
export async function restore(file: string, terminal: Terminal): Promise<number> {
  const maps = await refusing(() => restoreBackup(file, placeOf(terminal)));
  terminal.out(
    `${count(maps, 'map')} restored. All links work again. \`throughline fsck\` proves that every map can be read.\n`,
  );
  return 0;
}

/** Reads every map of the store, also while servers use it. @returns 0 when all can be read, 1 when something can't */
export function fsck(json: boolean, terminal: Terminal): Promise<number> {
  return withReader(terminal, async (reader) => {
    const report = await checkStore(reader);
    terminal.out(
      json
        ? `${JSON.stringify({ format: 'throughline-fsck', version: 1, ...report }, null, 2)}\n`
        : told(report, reader),
    );
    return report.faults.length + report.damage.length === 0 ? 0 : 1;
  });
}

function told({ maps, deleted, versions, damage, faults }: StoreReport, { place }: StoreReader): string {
  const read = `${count(maps, 'map')} (${deleted} of them deleted) and ${count(versions, 'version')} of ${place} were read.\n`;
  const lines = [
    ...damage.map((line) => `The database: ${line}\n`),
    ...faults.map(({ map, part, reason }) => `Map ${map}, ${part}: ${reason}\n`),
  ];
  if (lines.length === 0) return `${read}All is well.\n`;
  return `${read}${lines.join('')}The server goes on serving the other maps. Restore these from a backup into another store, or take them from a browser that has them.\n`;
}

function withReader<T>(terminal: Terminal, task: (reader: StoreReader) => Promise<T>): Promise<T> {
  return refusing(async () => {
    const reader = await openStoreReader(placeOf(terminal));
    try {
      return await task(reader);
    } finally {
      await reader.close();
    }
  });
}

async function refusing<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof StoreFault) throw new Refusal(error.message);
    throw error;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} KB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
