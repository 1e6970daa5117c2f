import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { eliminate } from '@/lib/analysis/flow/eliminate';
import { leavingOrder, reorderRows, type SparseRows, transposeRows } from '@/lib/analysis/flow/sparse-rows';
import { speedUp } from '@/lib/analysis/flow/speed-up';
import { createSweeper } from '@/lib/analysis/flow/sweeps';
import type { AnalysisInput } from '@/lib/analysis/types';
import { seededRandom } from '../../support/seeded-random';
import { workedMap } from '../../support/worked-map';

/** A random substochastic matrix in which `kept` goes on from every row. */
function randomRows(seed: number, size: number, kept: number): SparseRows {
  const random = seededRandom(seed);
  const offsets = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < size; i++) {
    const targets = [...new Set([(i + 1) % size, Math.floor(random() * size), Math.floor(random() * size)])];
    for (const j of targets.sort((a, b) => a - b)) {
      columns.push(j);
      values.push(kept / targets.length);
    }
    offsets.push(columns.length);
  }
  return {
    size,
    offsets: Int32Array.from(offsets),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}

function dense({ size, offsets, columns, values }: SparseRows): number[][] {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) matrix[i]![columns[k]!]! += values[k]!;
  }
  return matrix;
}

describe('linear systems', () => {
  it('[AN-205] a sparse matrix is turned, and put in another order', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const rows = randomRows(seed, 2 + (seed % 9), 0.8);
      const before = dense(rows);
      expect(dense(transposeRows(rows))).toEqual(before.map((_, i) => before.map((row) => row[i])));
      const order = leavingOrder(rows);
      expect(Array.from(order).sort((a, b) => a - b)).toEqual(before.map((_, i) => i));
      const moved = Array.from(order, (i) => Array.from(order, (j) => before[i]![j]));
      expect(dense(reorderRows(rows, order))).toEqual(moved);
    }
  });

  it('[AN-205] what sweeps come near to is what elimination says, and they keep to their number', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const rows = randomRows(seed, 60, 0.999);
      const right = new Float64Array(60).fill(0.001);
      const sweeper = createSweeper(rows, right);
      let sweeps = 0;
      const counting = {
        ...sweeper,
        sweep(x: Float64Array, homogeneous: boolean) {
          sweeps++;
          sweeper.sweep(x, homogeneous);
        },
      };
      const exact = eliminate(rows, right);
      const { x, settled } = speedUp(counting, new Float64Array(60), 1_000);
      expect(settled).toBe(true);
      for (const [i, value] of exact.entries()) expect(x[i]).toBeCloseTo(value, 9);
      for (const most of [5, 9, 20]) {
        sweeps = 0;
        speedUp(counting, new Float64Array(60), most);
        expect(sweeps).toBeGreaterThan(1);
        expect(sweeps).toBeLessThanOrEqual(most + 2);
      }
    }
  });
});

describe('gains on loops', () => {
  it('[AN-122] do not count ways to where nobody comes back from', () => {
    const input = workedMap('A^>B B>C C>B B>D D>B D>E E>D E>A B>F', {
      touchpoints: { A: { dropOff: 0.1 }, C: { dropOff: 1 }, D: { dropOff: 0.3 }, E: { dropOff: 0.2 } },
    });
    const cured = (id: string): AnalysisInput => ({
      ...input,
      touchpoints: input.touchpoints.map((t) => (t.id === id ? { ...t, dropOff: 0 } : t)),
    });
    const conversionOf = (map: AnalysisInput) => analyze(map).scopeFigures[0]!.flow.conversion;
    for (const [id, { gain }] of analyze(input).figures) {
      expect(gain).toBeCloseTo(conversionOf(cured(id)) - conversionOf(input), 12);
    }
  });
});
