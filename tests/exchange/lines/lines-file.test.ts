import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lossesOfLines, writeLines } from '@/lib/exchange/lines/write-lines';
import { readFile } from '@/lib/exchange/read-file';
import type { JourneyMap } from '@/lib/model/types';
import { arbitraryMap } from '../../model/arbitrary-map';
import { mapOf, touchpoint } from '../../support/scene-maps';

function read(text: string | Uint8Array, name = 'a.txt'): JourneyMap {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const result = readFile({ name, bytes });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.map;
}

describe('lines with arrows', () => {
  test('[EX-88] of a file are read as those that are pasted, in five languages', () => {
    for (const language of ['en', 'hu', 'bg', 'ru', 'mn']) {
      const bytes = readFileSync(new URL(`../fixtures/clinic.${language}.txt`, import.meta.url));
      const map = read(bytes);
      expect(map.touchpoints).toHaveLength(5);
      expect(map.transitions).toHaveLength(4);
    }
    expect(read('flowchart LR\n a --> b').touchpoints.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(read('Banner ad -> Site').touchpoints.map(({ id }) => id)).toEqual(['banner-ad', 'site']);
  });

  test('[EX-89] have every transition once, and every touchpoint under a name of its own', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        // A map without touchpoints is an empty file, and such a file is refused.
        if (map.touchpoints.length === 0) return;
        const back = read(writeLines(map));
        const pairs = new Set(map.transitions.map(({ source, target }) => `${source} ${target}`));
        expect([back.touchpoints.length, back.transitions.length]).toEqual([map.touchpoints.length, pairs.size]);
      }),
      { numRuns: process.env.SOAK ? 3000 : 8, seed: 89 },
    );
  });

  test('[EX-89] say what they leave out', () => {
    const map = mapOf(
      [touchpoint('a', { label: 'Call' }), touchpoint('b', { label: 'Call' }), touchpoint('c')],
      ['a>b', 'b>a'],
    );
    expect(writeLines(map)).toBe('Touchpoint c\nCall -> Call (2) -> Call\n');
    expect(lossesOfLines(map).join()).toContain('1 label changed');
  });
});
