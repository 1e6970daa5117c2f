import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lock {
  readonly packages: Record<string, { readonly license?: string; readonly resolved?: string; readonly dev?: boolean }>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

/** Licences that the product may rest on. OFL is for fonts, EPL for elkjs should it come, CC-BY for data. */
const ALLOWED =
  /^(\(?(MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|MPL-2\.0|EPL-2\.0|OFL-1\.1|CC-BY-4\.0|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0|WTFPL|LGPL-3\.0-or-later|MIT-0|Zlib)( (AND|OR) )?)/;

/** Packages that name their licence in no field: in their LICENSE alone. */
const IN_A_FILE: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT License' };

test('the lock file names no registry', () => {
  const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'));
  expect(named.map(([path]) => path)).toEqual([]);
});

test('every dependency has a licence that the project accepts', () => {
  const odd = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !(entry.license && ALLOWED.test(entry.license)))
    .filter(([path]) => !(IN_A_FILE[path] && readFileSync(`${path}/LICENSE`, 'utf8').startsWith(IN_A_FILE[path])))
    .map(([path, entry]) => `${path}: ${entry.license}`);
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(odd).toEqual([]);
});

test('the lock file has every platform’s optional packages, so that it installs on any machine', () => {
  const optional = (entry: object) =>
    Object.keys((entry as { optionalDependencies?: object }).optionalDependencies ?? {});
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    optional(entry).filter(
      (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
