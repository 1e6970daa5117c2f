import { describe, expect, test } from 'vitest';
import { liftedWays, pathTo, waysOutOf } from '@/components/panels/losses/lifted-ways';
import { shareRest } from '@/components/panels/losses/share-rest';
import { mendFigure, mendNotes } from '@/components/panels/mend/mend-words';
import { holdOrder } from '@/components/panels/use-steady-order';
import { analyze } from '@/lib/analysis/analyze';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import { lossItems } from '@/lib/analysis/words/loss-items';
import { mendList } from '@/lib/analysis/words/mend-list';
import { mapOf } from './support';

const NEGATIVE = { reaction: 'negative' } as const;

describe('where customers are lost', () => {
  const items = (map: ReturnType<typeof mapOf>, scope: string | null = null) =>
    lossItems(analyze(map), map.touchpoints, scope).map(({ touchpoint, loss, reason, unmeasured }) => ({
      id: touchpoint.id,
      loss: Math.round(loss * 1000) / 1000,
      reason,
      unmeasured,
    }));

  test('[PA-55] most first, with the reason where nobody has measured it; what is not linked is left out', () => {
    const map = mapOf('a>b>c>z b>n>z c>d lone', { n: NEGATIVE, c: { dropOff: 0.2 }, z: { role: 'final' } });
    expect(items(map)).toEqual([
      { id: 'n', loss: 0.5, reason: 'assumed: negative, no measured drop-off', unmeasured: 1 },
      { id: 'd', loss: 0.2, reason: 'dead end: it leads nowhere', unmeasured: 1 },
      { id: 'c', loss: 0.1, reason: null, unmeasured: 0 },
      { id: 'a', loss: 0, reason: null, unmeasured: 0 },
      { id: 'b', loss: 0, reason: null, unmeasured: 0 },
      { id: 'z', loss: 0, reason: null, unmeasured: 0 },
    ]);
  });

  test('[PA-55] a measured drop-off of a negative one is taken as it is; each scope has its own', () => {
    const map = mapOf('a>p>z x>y', {
      x: { parent: 'p' },
      y: { parent: 'p', ...NEGATIVE },
      a: { ...NEGATIVE, dropOff: 0.25 },
    });
    expect(items(map).slice(0, 2)).toEqual([
      { id: 'p', loss: 0.75, reason: 'assumed: broken inside, so nobody gets through', unmeasured: 1 },
      { id: 'a', loss: 0.25, reason: null, unmeasured: 0 },
    ]);
    expect(items(map, 'p').map(({ id, loss }) => [id, loss])).toEqual([
      ['y', 1],
      ['x', 0],
    ]);
  });

  test('[PA-55] the way to a loss begins at a start, over lifted transitions too', () => {
    const map = mapOf('a>b>c q>x y>z', { x: { parent: 'p' }, y: { parent: 'p' }, p: {} });
    const nested = { ...map, touchpoints: [...map.touchpoints, { id: 'p', label: 'P' }] };
    const states = analyzeStates(nested);
    const ways = liftedWays(nested.transitions, states);
    expect(pathTo(ways, states, 'c')).toEqual(['a', 'b', 'c']);
    expect(pathTo(ways, states, 'z')).toEqual(['q', 'p', 'z']);
    expect(pathTo(ways, states, 'nobody')).toEqual(['nobody']);
    expect(
      waysOutOf(ways)
        .get('p')
        ?.map(({ transition }) => transition.id),
    ).toEqual(['y-z']);
  });

  test('[PA-56] hand-overs carry nobody, loops and parallel transitions do', () => {
    const map = mapOf('a>b>c>a', { a: { role: 'start' }, c: { role: 'final' } });
    const also = [
      { id: 'loop', source: 'b', target: 'b' },
      { id: 'twin', source: 'b', target: 'c' },
    ];
    const states = analyzeStates({ ...map, transitions: [...map.transitions, ...also] });
    const out = waysOutOf(liftedWays([...map.transitions, ...also], states));
    expect([...out].map(([id, ways]) => [id, ways.length])).toEqual([
      ['a', 1],
      ['b', 3],
    ]);
  });

  test('[PA-56] what is empty divides the rest; what is over or too much is told', () => {
    expect(shareRest([0.4, undefined, undefined], 0.2)).toEqual({
      each: expect.closeTo(0.2, 12),
      over: 0,
      tooMuch: null,
    });
    expect(shareRest([0.4, 0.3], 0.1)).toEqual({ each: 0, over: expect.closeTo(0.2, 12), tooMuch: null });
    expect(shareRest([0.8, 0.3], 0.1)).toEqual({ each: 0, over: 0, tooMuch: expect.closeTo(1.2, 12) });
    expect(shareRest([0.1, 0.2, 0.7], 0)).toEqual({ each: 0, over: 0, tooMuch: null });
    expect(shareRest([undefined], 1).each).toBe(0);
  });
});

describe('ranked lists', () => {
  test('[PA-57] a list keeps its order while it is edited; what comes is added, what goes is gone', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'];
    expect(holdOrder([a, b, c], [b, c, d], [d, c], (id) => id)).toEqual([b, c, d]);
  });

  test('[PA-54] the figure is the one that it is ranked by', () => {
    const map = mapOf('a>n>z b>n a>m>k>z', { n: { ...NEGATIVE, effort: 4 }, m: NEGATIVE, k: NEGATIVE });
    const analysis = analyze(map);
    const figures = (by: Parameters<typeof mendFigure>[1]) =>
      mendList(analysis, by).map((item) => `${item.id} ${mendFigure(item, by).text}`);
    expect(figures('restores')).toEqual(['n +2 chains', 'k +0', 'm +0']);
    expect(figures('shapley')).toEqual(['n 2 chains', 'k 0.5 chains', 'm 0.5 chains']);
    expect(figures('effort')).toEqual(['n +0.5 per point', 'k no effort given', 'm no effort given']);
    expect(figures('gain')[0]).toBe('n +75 points');
    const [first, second] = mendList(analysis);
    expect(mendNotes(first!, { ...map.touchpoints[0]!, owner: 'Ann' }, 'restores')).toBe(
      'Conversion +75 points · owner: Ann',
    );
    expect(mendNotes(second!, undefined, 'restores')).toBe('Nothing comes back alone: others on its chains break too');
  });
});
