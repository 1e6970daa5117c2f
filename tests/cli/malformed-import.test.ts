import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusedFiles } from '../support/refused-files';
import { runInProcess as run } from '../support/run-in-process';
import { tempFolder } from '../support/temp-folder';

test('[EX-133] a damaged file ends with 2 and its faults; nothing is written, and what was there stays', async () => {
  const folder = tempFolder();
  const out = join(folder, 'kept.journey.json');
  writeFileSync(out, 'as it was');
  const files = await refusedFiles(3, 133);
  expect(files.length).toBeGreaterThanOrEqual(27);
  for (const { name, bytes } of files) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const before = readdirSync(folder).sort();
    const fresh = await run(['import', path, '-o', join(folder, 'new.journey.json')]);
    expect(fresh.code, name).toBe(2);
    expect(fresh.out.length).toBe(0);
    expect(fresh.err).toMatch(/\p{L}{3}/u);
    const over = await run(['import', path, '-o', out]);
    expect(over.code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('as it was');
    expect(readdirSync(folder).sort()).toEqual(before);
  }
});
