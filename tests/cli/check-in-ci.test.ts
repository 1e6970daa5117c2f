import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { mapOf, touchpoint } from '../support/scene-maps';
import { tempFolder } from '../support/temp-folder';

const scripts = [...readFileSync('docs/check-in-ci.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, text]) => text!,
);

/** Runs a script of the page in `folder` as a build would: no terminal, stopping at a failed step. */
const run = (script: string, folder: string) =>
  new Promise<{ code: number; out: string }>((done) => {
    const env = { ...process.env, THROUGHLINE: resolve('.') };
    execFile('sh', ['-e', '-c', script], { cwd: folder, env }, (error, out) => {
      done({ code: error ? Number(error.code) : 0, out });
    });
  });

test('[CL-25] the script of the page on builds checks every map of a folder and fails with the worst code', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'maps'));
  const put = (name: string, text: string) => writeFileSync(join(folder, 'maps', `${name}.journey.json`), text);
  put('b fine', writeMapFile(mapOf([touchpoint('a'), touchpoint('b')], ['a>b'])));
  expect(await run(scripts[0]!, folder)).toMatchObject({ code: 0 });
  put('a broken', writeMapFile(exampleMap('clinic-en')!));
  const one = await run(scripts[0]!, folder);
  expect(one.code).toBe(1);
  expect(one.out).toMatch(/== maps\/a broken\.journey\.json\nClinic[\s\S]*== maps\/b fine\.journey\.json\n/);
  expect(one.out).not.toContain('\u001b');
  put('c invalid', '{}');
  expect(await run(scripts[0]!, folder)).toMatchObject({ code: 2 });
});

test('[CL-25] so does the one that asks how many chains work', async () => {
  const folder = tempFolder();
  const script = scripts[1]!;
  writeFileSync(join(folder, 'map.journey.json'), writeMapFile(exampleMap('clinic-en')!));
  expect((await run(script, folder)).code).toBe(1);
  writeFileSync(join(folder, 'map.journey.json'), writeMapFile(mapOf([touchpoint('a'), touchpoint('b')], ['a>b'])));
  expect((await run(script, folder)).code).toBe(0);
});
