import { READ_FORMATS, readFile } from '@/lib/exchange/read-file';
import { goodFiles } from './good-files';
import { mutateFile } from './mutate-file';
import { seededRandom } from './seeded-random';

/** Damaged files that are refused, so many of each format that is read but plain lines, which are hardly ever wrong. */
export async function refusedFiles(each: number, seed: number): Promise<{ name: string; bytes: Uint8Array }[]> {
  const good = await goodFiles(seed);
  const all = [...good.values()].flat();
  const random = seededRandom(seed);
  const refused: { name: string; bytes: Uint8Array }[] = [];
  for (const { id, endings } of READ_FORMATS) {
    const files = good.get(id) ?? [];
    let found = 0;
    for (let tries = 0; tries < 500 && found < each; tries += 1) {
      const bytes = mutateFile(files[Math.floor(random() * files.length)] as Uint8Array, all, random);
      const name = `a${endings[0]}`;
      if (readFile({ name, bytes }).ok) continue;
      refused.push({ name, bytes });
      found += 1;
    }
    if (found < each && id !== 'lines') throw new Error(`only ${found} damaged files of ${id} are refused`);
  }
  return refused;
}
