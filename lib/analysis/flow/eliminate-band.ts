import { reorderRows, type SparseRows, transposeRows } from './sparse-rows';

/**
 * Solves (I − Q)·x = b by elimination within a band along the diagonal, for long narrow loops (ways to and fro); null
 * when the band would take more than `budget` multiplications. Needs no pivots: no row or no column of Q is above 1.
 */
export function eliminateBand(q: SparseRows, b: Float64Array, budget: number): Float64Array | null {
  const order = nearestFirst(q);
  const { size: n, offsets, columns, values } = reorderRows(q, order);
  let reach = 0;
  for (let i = 0; i < n; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) reach = Math.max(reach, Math.abs(columns[k]! - i));
  }
  if (n * (reach + 1) ** 2 > budget) return null;
  const width = 2 * reach + 1;
  // Row i, column j stands at i · width + j − i + reach.
  const a = new Float64Array(n * width);
  for (let i = 0; i < n; i++) {
    a[i * width + reach] = 1;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      const at = i * width + columns[k]! - i + reach;
      a[at] = a[at]! - values[k]!;
    }
  }
  const x = Float64Array.from(order, (i) => b[i]!);
  for (let k = 0; k < n; k++) {
    const top = k * width + reach;
    const last = Math.min(n - 1, k + reach);
    for (let i = k + 1; i <= last; i++) {
      const row = i * width + k - i + reach;
      const factor = a[row]! / a[top]!;
      if (factor === 0) continue;
      for (let j = 1; j <= last - k; j++) a[row + j] = a[row + j]! - factor * a[top + j]!;
      x[i] = x[i]! - factor * x[k]!;
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    const top = k * width + reach;
    let sum = x[k]!;
    for (let j = 1; j <= Math.min(reach, n - 1 - k); j++) sum -= a[top + j]! * x[k + j]!;
    x[k] = sum / a[top]!;
  }
  const found = new Float64Array(n);
  for (let i = 0; i < n; i++) found[order[i]!] = x[i]!;
  return found;
}

/** An order in which what hangs together stands near: breadth first from an end, ways taken both ways (Cuthill and McKee 1969). */
function nearestFirst(q: SparseRows): Int32Array {
  const turned = transposeRows(q);
  const order = new Int32Array(q.size);
  const seen = new Int32Array(q.size);
  let round = 0;
  const spread = (from: number, at: number): number => {
    round++;
    seen[from] = round;
    order[at] = from;
    let tail = at + 1;
    for (let head = at; head < tail; head++) {
      const i = order[head]!;
      for (const { offsets, columns } of [q, turned]) {
        for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
          const j = columns[k]!;
          if (seen[j] === round) continue;
          seen[j] = round;
          order[tail++] = j;
        }
      }
    }
    return tail;
  };
  let done = 0;
  for (let i = 0; i < q.size; i++) {
    if (seen[i] !== 0) continue;
    // What is found last lies at an end.
    const tail = spread(i, done);
    done = spread(order[tail - 1]!, done);
  }
  return order;
}
