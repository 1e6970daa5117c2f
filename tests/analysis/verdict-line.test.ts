import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { countDigits, countOf, countWord } from '@/lib/analysis/words/count-words';
import { mendList } from '@/lib/analysis/words/mend-list';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { randomMap } from './random-map';

const lineOf = (...args: Parameters<typeof workedMap>) => {
  const { text, hint } = verdictLine(analyze(workedMap(...args)));
  return hint === null ? text : `${text} · ${hint}`;
};

describe('the verdict line', () => {
  it.each([
    ['A>B>C', '1 of 1 chain works'],
    ['A>N!>C', '0 of 1 chain works · mend one touchpoint and it does'],
    ['A>B>D A>N!>D', '1 of 2 chains works · mend one touchpoint and all do'],
    ['A>N!>D B>N R>S>D', '1 of 3 chains works · mend one touchpoint and all do'],
    ['A>B>C D>E', '2 of 2 chains work'],
    ['A>N!>M!>D', '0 of 1 chain works · mend two touchpoints and every broken start works again'],
    ['A>N!>D A>M!>D A>B>D', '1 of 3 chains works · mend one touchpoint and one more works'],
    ['A>N!>M!>D A>D', '1 of 2 chains works'],
    ['A>B>C>A', 'No chain yet: where does it begin?'],
    ['A^>B~', 'No chain yet: where does it end?'],
    ['O', 'No chain yet: where does it begin?'],
    ['', 'No touchpoint yet'],
  ])('[AN-70] %s: %s', (map, line) => {
    expect(lineOf(map)).toBe(line);
  });

  it('[AN-71] says at least where a loop was over the budget', () => {
    const inner = Array.from({ length: 12 }, (_, i) => `k${i}`);
    const edges = inner.flatMap((u) => inner.filter((v) => v !== u).map((v) => `${u}>${v}`));
    expect(lineOf(`in>k0 k11>out ${edges.join(' ')}`)).toBe('at least 1 of at least 1 chain works');
  });

  it('[AN-72] every hint is true: mending what it counts brings what it says', () => {
    let hints = 0;
    for (let seed = 1; seed <= volume(3_000); seed++) {
      const input = randomMap(seed * 3);
      const analysis = analyze(input);
      const { hint } = verdictLine(analysis);
      if (hint === null) continue;
      hints++;
      const mend = (ids: readonly string[]) =>
        analyze({
          ...input,
          touchpoints: input.touchpoints.map((t) => (ids.includes(t.id) ? { ...t, reaction: 'positive' as const } : t)),
        });
      const best = mendList(analysis)[0]!;
      if (hint.includes('broken start')) {
        const after = mend(analysis.repairs.touchpoints);
        expect(hint).toContain(countOf(analysis.repairs.touchpoints.length, 'touchpoint'));
        expect(after.scopes[0]!.starts.some((s) => s.verdict === 'broken')).toBe(false);
        continue;
      }
      const { total, intact } = mend([best.id]).scopeFigures[0]!.chains;
      if (hint.includes('more')) {
        expect(hint).toContain(countWord(intact - analysis.scopeFigures[0]!.chains.intact));
      } else expect(intact).toBe(total);
    }
    expect(hints).toBeGreaterThan(least(800));
  });
});

describe('what to mend first', () => {
  it('[AN-73] by chains restored, then by Shapley value, then by id', () => {
    const analysis = analyze(workedMap('A>N!>D B>N A>M!>O!>D A>Q!>R!>S!>D'));
    expect(mendList(analysis).map((item) => [item.id, item.restores, Math.round(item.shapley! * 100) / 100])).toEqual([
      ['N', 2n, 2],
      ['M', 0n, 0.5],
      ['O', 0n, 0.5],
      ['Q', 0n, 0.33],
      ['R', 0n, 0.33],
      ['S', 0n, 0.33],
    ]);
  });
});

describe('counts in words', () => {
  it('[AN-74] small ones as words, large ones by groups, huge ones by size', () => {
    expect([countWord(0), countWord(1), countWord(10), countWord(11)]).toEqual(['no', 'one', 'ten', '11']);
    expect(countDigits(1234567n)).toBe('1,234,567');
    expect(countDigits(2n ** 60n)).toBe('about 1.1 × 10¹⁸');
    expect(countOf(2, 'chain works', 'chains work')).toBe('two chains work');
  });
});
