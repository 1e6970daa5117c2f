import { afterAll, describe, expect, test } from 'vitest';
import { READ_FORMATS } from '@/lib/exchange/read-file';
import { goodFiles } from '../support/good-files';
import { mutateFile } from '../support/mutate-file';
import { readApart } from '../support/read-apart';
import { seededRandom } from '../support/seeded-random';

const SEED = Number(process.env.SEED ?? 130);
const FILES = process.env.SOAK === undefined ? 60 : 2000;
/** What the reading of one file may take of the processor, in milliseconds. */
const MOST_MS = 2000;

const apart = await readApart();
afterAll(() => apart.end());
const good = await goodFiles(SEED);
const all = [...good.values()].flat();

describe(`files that are damaged, ${FILES} of each format (seed ${SEED})`, () => {
  test.each(READ_FORMATS)('[EX-130] $id: each is read whole, or refused in words, and none hangs', async (format) => {
    const files = good.get(format.id) ?? [];
    const random = seededRandom(SEED);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    // Undamaged they are read, or what follows says nothing.
    for (const bytes of files) {
      const outcome = await apart.read({ name: `a${format.endings[0]}`, bytes });
      expect(outcome).toMatchObject({ kind: 'read', wrong: null });
    }
    let refused = 0;
    for (let count = 0; count < FILES; count += 1) {
      // One in ten has the ending of another format.
      const { endings } = random() < 0.1 ? pick(READ_FORMATS) : format;
      const bytes = mutateFile(pick(files), all, random);
      const outcome = await apart.read({ name: `a${pick(endings)}`, bytes });
      const what = `file ${count}: ${Buffer.from(bytes.subarray(0, 400)).toString('latin1')}`;
      expect(outcome, what).toMatchObject({ wrong: null });
      if (typeof outcome === 'string') return;
      expect(outcome.cpuMs, what).toBeLessThan(MOST_MS);
      if (outcome.kind === 'refused') refused += 1;
    }
    // Plain lines are hardly ever wrong; everything else is damaged enough to be refused now and then.
    if (format.id !== 'lines') expect(refused).toBeGreaterThan(0);
  });

  test('[EX-130] answers of a survey, too', async () => {
    const text = 'who,touchpoint,how positive 1-5,remark\nAnn,Ad,5,"good, ""very"""\n,Site,2,\nBob,Call,3,so-so\n';
    const file = new TextEncoder().encode(text);
    const random = seededRandom(SEED);
    let refused = 0;
    for (let count = 0; count < FILES; count += 1) {
      const bytes = mutateFile(file, all, random);
      const outcome = await apart.read({ name: 'a.csv', bytes, survey: true });
      expect(outcome, Buffer.from(bytes.subarray(0, 400)).toString('latin1')).toMatchObject({ wrong: null });
      if (typeof outcome === 'string') return;
      expect(outcome.cpuMs).toBeLessThan(MOST_MS);
      if (outcome.kind === 'refused') refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
  });
});
