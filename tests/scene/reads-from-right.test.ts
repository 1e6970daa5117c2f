import { expect, test } from 'vitest';
import { hasRightToLeft, readsFromRight } from '@/lib/scene/reads-from-right';
import { levelsOf } from '@/lib/scene/runs/reading-order';

test.each([
  ['Call', false, false],
  ['Call שלום', true, false],
  ['שלום, call', true, true],
  ['12 – «سلام»', true, true],
  ['😀 ދިވެހި', true, true],
  ['日本 س', true, false],
  ['!?', false, false],
])('[SC-107] the first letter of %s decides, as it does for pictures', (line, has, from) => {
  expect([hasRightToLeft(line), readsFromRight(line)]).toEqual([has, from]);
  const at = line.search(/\p{L}/u);
  if (at >= 0) expect(levelsOf(line)[at]! % 2 === 1).toBe(from);
});
