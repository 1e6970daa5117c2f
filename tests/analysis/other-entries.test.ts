import { describe, expect, it } from 'vitest';
import { analyzeStates } from '@/lib/analysis/analyze';
import { findFamilyEnds } from '@/lib/analysis/findings/family-ends';
import { findOtherEntries } from '@/lib/analysis/findings/find-other-entries';
import { buildGraph } from '@/lib/analysis/graph/build-graph';
import type { AnalysisInput } from '@/lib/analysis/types';
import { seededRandom } from '../support/seeded-random';

function randomInput(random: () => number): AnalysisInput {
  const size = 2 + Math.floor(random() * 7);
  const roles = [undefined, undefined, undefined, 'start', 'start', 'intermediate', 'final'] as const;
  const pick = () => `t${Math.floor(random() * size)}`;
  return {
    touchpoints: Array.from({ length: size }, (_, at) => {
      const role = roles[Math.floor(random() * roles.length)];
      return { id: `t${at}`, ...(role && { role }) };
    }),
    transitions: Array.from({ length: Math.floor(random() * size * 2) }, (_, at) => ({
      id: `e${at}`,
      source: pick(),
      target: pick(),
    })),
  };
}

describe('other entries', () => {
  it('[AN-112] are offered where the start is reached still once its mark is taken off, on 4,000 maps', () => {
    let kept = 0;
    let lost = 0;
    for (let seed = 1; seed <= 4_000; seed++) {
      const input = randomInput(seededRandom(seed));
      const graph = buildGraph(input);
      const given = new Map(input.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
      const isEntered = findOtherEntries(graph, given, findFamilyEnds(graph, given));
      graph.ids.forEach((id, v) => {
        const entered = graph.back.offsets[v + 1]! > graph.back.offsets[v]!;
        if (!entered || given.get(id)!.role !== 'start') return;
        const touchpoints = input.touchpoints.map((touchpoint) =>
          touchpoint.id === id ? { ...touchpoint, role: 'intermediate' as const } : touchpoint,
        );
        const unmarked = analyzeStates({ ...input, touchpoints }).touchpoints.get(id)!;
        expect(isEntered(v), `seed ${seed}, ${id}`).toBe(unmarked.reachable);
        if (unmarked.reachable) kept++;
        else lost++;
      });
    }
    expect(Math.min(kept, lost)).toBeGreaterThan(100);
  });
});
