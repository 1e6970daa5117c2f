import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const NUMBER = /\b([A-Z]{2}-\d+[a-z]?)\b/g;

function* testFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* testFiles(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Numbers that the text of SPEC.md defines: the bold ones at the start of a line of a list. */
const defined = [...readFileSync('SPEC.md', 'utf8').matchAll(/^- \*\*([A-Z]{2}-\d+[a-z]?)\*\*/gm)].map(
  (match) => match[1]!,
);

const cited = new Map<string, string>();
for (const file of testFiles('tests')) {
  for (const title of readFileSync(file, 'utf8').matchAll(/\[((?:[A-Z]{2}-\d+[a-z]?)(?:, ?[A-Z]{2}-\d+[a-z]?)*)\]/g)) {
    for (const number of title[1]!.matchAll(NUMBER)) cited.set(number[1]!, file);
  }
}

test('every number of SPEC.md is defined once', () => {
  expect(defined.length).toBeGreaterThan(20);
  expect(defined.filter((number, index) => defined.indexOf(number) !== index)).toEqual([]);
});

test('every number that a test cites stands in SPEC.md', () => {
  const unknown = [...cited]
    .filter(([number]) => !defined.includes(number))
    .map(([number, file]) => `${number} in ${file}`);
  expect(unknown).toEqual([]);
});

test('every number of SPEC.md is held by a test', () => {
  expect(defined.filter((number) => !cited.has(number))).toEqual([]);
});
