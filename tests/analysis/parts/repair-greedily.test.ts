import { describe, expect, it } from 'vitest';
import { buildGraph } from '@/lib/analysis/graph/build-graph';
import { repairGreedily } from '@/lib/analysis/repairs/repair-greedily';
import { evaluate } from '@/lib/analysis/states/evaluate';
import { volume } from '../../support/volume';
import { randomMap } from '../random-map';

describe('the greedy repair set', () => {
  it('[AN-209] mends negatives only, ascending, lets every broken start work, and nothing of it is needless', () => {
    let several = 0;
    for (let seed = 1; seed <= Math.max(150, volume(1_500)); seed++) {
      const input = randomMap(seed * 67 + 3, { fewest: 6, most: 12, density: 2.6 });
      const graph = buildGraph(input);
      const evaluation = evaluate(graph, input.touchpoints);
      const broken = Array.from(graph.scopes[0]!.starts).filter((v) => evaluation.cost[v]! > 0);
      if (broken.length === 0) continue;
      const mend = repairGreedily(graph, evaluation, broken);
      if (mend.length > 1) several++;
      expect(mend).toEqual([...new Set(mend)].sort((a, b) => a - b));
      expect(mend.every((v) => evaluation.negative[v] === 1)).toBe(true);
      const works = (mended: readonly number[]) => {
        const { cost } = evaluate(graph, input.touchpoints, new Set(mended.map((v) => graph.ids[v]!)));
        return broken.every((v) => cost[v] === 0);
      };
      expect(works(mend)).toBe(true);
      for (const v of mend) expect(works(mend.filter((other) => other !== v))).toBe(false);
    }
    expect(several).toBeGreaterThan(20);
  });

  it('[AN-209] takes what is cheapest first, and uses what is mended already', () => {
    const line = (...ids: string[]) =>
      ids.slice(1).map((id, i) => ({ id: `${ids[i]}-${id}`, source: ids[i]!, target: id }));
    const input = {
      touchpoints: ['A', 'B', 'N', 'O', 'P', 'Z'].map((id) => ({
        id,
        ...('NOP'.includes(id) && { reaction: 'negative' as const }),
      })),
      transitions: [...line('A', 'P', 'N', 'Z'), ...line('A', 'N'), ...line('B', 'O', 'Z'), ...line('B', 'N')],
    };
    const graph = buildGraph(input);
    const evaluation = evaluate(graph, input.touchpoints);
    const mend = repairGreedily(graph, evaluation, [graph.indexOf.get('A')!, graph.indexOf.get('B')!]);
    expect(mend.map((v) => graph.ids[v])).toEqual(['N']);
  });
});
