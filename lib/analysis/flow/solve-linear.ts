import { eliminate } from './eliminate';
import { eliminateBand } from './eliminate-band';
import { leavingOrder, reorderRows, type SparseRows, transposeRows } from './sparse-rows';
import { speedUp } from './speed-up';
import { createSweeper, type Iterate } from './sweeps';

/** Up to this size systems are solved by elimination at once. */
export const DENSE = 64;
/** Up to this size elimination is the way out when sweeps do not settle. */
const DENSE_AT_LAST = 1_200;
/** Plain sweeps: enough wherever a fair part of the customers is lost on the way round. */
const SWEEPS = 80;
/** Multiplications that sweeps may take in one system: about a fifth of a second. */
export const SOLVE_BUDGET = 50_000_000;

/**
 * Solves (I − Q)·x = b, or (I − Qᵀ)·x = b when `transposed`, for a substochastic Q from everywhere in which something is
 * lost, and b ≥ 0. Small systems by dense elimination; large ones by Gauss–Seidel sweeps, each row after those that it
 * hangs on as far as loops allow, sped up where they creep. When it is not `settled`, which only a loop of thousands
 * that hardly loses anyone can bring about, the `budget` of multiplications is spent and `x` is as near as it came.
 */
export function solveLinear(
  q: SparseRows,
  b: Float64Array,
  transposed: boolean,
  budget: number = SOLVE_BUDGET,
): Iterate {
  const rows = transposed ? transposeRows(q) : q;
  if (q.size <= DENSE) return { x: eliminate(rows, b), settled: true };
  const order = leavingOrder(rows);
  const right = Float64Array.from(order, (i) => b[i]!);
  const sweeper = createSweeper(reorderRows(rows, order), right);
  const most = Math.ceil(budget / (q.columns.length + q.size));
  let found = sweeper.settle(Math.min(SWEEPS, most));
  if (!found.settled) {
    const x = eliminateBand(rows, b, budget) ?? (q.size <= DENSE_AT_LAST ? eliminate(rows, b) : null);
    if (x) return { x, settled: true };
    found = speedUp(sweeper, found.x, most - SWEEPS);
  }
  const x = new Float64Array(q.size);
  for (let i = 0; i < order.length; i++) x[order[i]!] = found.x[i]!;
  return { x, settled: found.settled };
}
