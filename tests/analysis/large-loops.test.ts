import { describe, expect, it } from 'vitest';
import { analyzeCore } from '@/lib/analysis/analyze-core';
import { customerFlow } from '@/lib/analysis/flow/customer-flow';
import { eliminate } from '@/lib/analysis/flow/eliminate';
import { solveLinear } from '@/lib/analysis/flow/solve-linear';
import type { SparseRows } from '@/lib/analysis/flow/sparse-rows';
import type { AnalysisInput } from '@/lib/analysis/types';
import { seededRandom } from '../support/seeded-random';

const id = (at: number) => `t${String(at).padStart(5, '0')}`;

/** One loop of `size` touchpoints that begins at the first and ends at the last; `ways` by positions. */
function loopMap(size: number, ways: readonly (readonly [number, number])[], dropOff?: number): AnalysisInput {
  return {
    touchpoints: Array.from({ length: size }, (_, at) => ({
      id: id(at),
      reaction: 'positive' as const,
      ...(at === 0 && { role: 'start' as const }),
      ...(at === size - 1 && { role: 'final' as const }),
      ...(dropOff !== undefined && { dropOff }),
    })),
    transitions: ways.map(([from, to], at) => ({ id: `e${at}`, source: id(from), target: id(to) })),
  };
}

/** A way round with two further ways out of everywhere, to anywhere. */
function tangle(size: number, random: () => number): (readonly [number, number])[] {
  const anywhere = () => Math.floor(random() * size);
  return Array.from({ length: size }, (_, at) => at).flatMap((at) => [
    [at, (at + 1) % size] as const,
    [at, anywhere()] as const,
    [at, anywhere()] as const,
  ]);
}

/** Ways to and fro along a line. */
function ladder(size: number): (readonly [number, number])[] {
  return Array.from({ length: size - 1 }, (_, at) => at).flatMap((at) => [
    [at, at + 1] as const,
    ...(at > 0 ? [[at, at - 1] as const] : []),
  ]);
}

function flowOf(input: AnalysisInput, budget?: number) {
  const { graph, evaluation } = analyzeCore(input);
  const flow = customerFlow(graph, evaluation, input, budget);
  const lost = flow.loss.reduce((sum, loss) => sum + loss, 0);
  return { ...flow, sum: flow.scopeConversion[0]! + flow.scopeTrapped[0]! + lost };
}

describe('customers in large loops', () => {
  it('[AN-110] sweeps and elimination agree to 1e-12, whatever leads where', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const size = 65 + Math.floor(random() * 200);
      const keeps = [0.5, 0.9, 0.999][seed % 3]!;
      const rows = Array.from({ length: size }, (_, at) => {
        const to = new Set([(at + 1) % size, Math.floor(random() * size), Math.floor(random() * size)]);
        return [...to].map((column) => ({ column, value: keeps / to.size }));
      });
      const offsets = new Int32Array(size + 1);
      rows.forEach((row, at) => {
        offsets[at + 1] = offsets[at]! + row.length;
      });
      const all = rows.flat();
      const q: SparseRows = {
        size,
        offsets,
        columns: Int32Array.from(all, ({ column }) => column),
        values: Float64Array.from(all, ({ value }) => value),
      };
      const right = Float64Array.from({ length: size }, () => (random() < 0.1 ? random() : 0));
      const exact = eliminate(q, right);
      const scale = Math.max(...exact);
      const { x, settled } = solveLinear(q, right, false);
      expect(settled, `seed ${seed}`).toBe(true);
      for (let at = 0; at < size; at++) {
        expect(Math.abs(x[at]! - exact[at]!), `seed ${seed}, row ${at}`).toBeLessThan(1e-12 * scale);
      }
    }
  });

  it('[AN-110] in a loop of thousands that loses nobody everybody converts at last', () => {
    const { conversion, sum, scopeConversion } = flowOf(loopMap(3_000, tangle(3_000, seededRandom(7))));
    expect(Math.min(...conversion)).toBeGreaterThan(1 - 1e-9);
    expect(scopeConversion[0]).toBeCloseTo(1, 9);
    expect(sum).toBeCloseTo(1, 9);
  });

  it('[AN-110] to and fro along a line of n takes (n − 1)² steps', () => {
    const { conversion, touches, sum } = flowOf(loopMap(2_000, ladder(2_000)));
    expect(conversion[0]).toBeCloseTo(1, 9);
    expect(touches[0]! / (1_999 ** 2 + 1)).toBeCloseTo(1, 9);
    expect(sum).toBeCloseTo(1, 9);
  });

  it('[AN-111] over the budget conversion, losses and what is trapped still make 1, and no share leaves 0 to 1', () => {
    const maps = [
      loopMap(2_000, tangle(2_000, seededRandom(11))),
      loopMap(2_000, tangle(2_000, seededRandom(12)), 0.001),
      loopMap(2_000, ladder(2_000)),
    ];
    for (const map of maps) {
      const { conversion, loss, sum, visits } = flowOf(map, 50_000);
      expect(sum).toBeCloseTo(1, 9);
      for (const share of [...conversion, ...loss]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(visits.every((visit) => Number.isFinite(visit))).toBe(true);
    }
  });
});
