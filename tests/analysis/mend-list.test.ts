import { expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { type MendOrder, mendList } from '@/lib/analysis/words/mend-list';
import { workedMap } from '../support/worked-map';

it('[AN-73, AN-124] lists what to mend by chains restored, Shapley value, chains per effort, or gain', () => {
  const analysis = analyze(
    workedMap('A>P!>Z A>B>P A>Q!>R!>Z A>C>Q B>Q A>S!>Z', {
      touchpoints: { P: { effort: 5, dropOff: 0.1 }, Q: { dropOff: 0.5 }, R: { effort: 1 }, S: { effort: 2 } },
      shares: { 'A-S': 0.6 },
    }),
  );
  const order = (by?: MendOrder) => mendList(analysis, by).map(({ id }) => id);
  expect(mendList(analysis).map(({ id, restores, shapley }) => [id, restores, shapley])).toEqual([
    ['P', 2n, 2],
    ['S', 1n, 1],
    ['Q', 0n, 1.5],
    ['R', 0n, 1.5],
  ]);
  expect(order()).toEqual(['P', 'S', 'Q', 'R']);
  expect(order('shapley')).toEqual(['P', 'Q', 'R', 'S']);
  expect(order('effort')).toEqual(['S', 'P', 'R', 'Q']);
  expect(order('gain')).toEqual(['S', 'R', 'P', 'Q']);
  expect(mendList(analysis, 'effort').map(({ effort, perEffort }) => [effort, perEffort])).toEqual([
    [2, 0.5],
    [5, 0.4],
    [1, 0],
    [null, null],
  ]);
});
