/** A square sparse system (I − Q)·x = b, or with Qᵀ. Rows of Q in triplets. */
export interface SparseRows {
  readonly size: number;
  readonly row: readonly number[];
  readonly column: readonly number[];
  readonly value: readonly number[];
}

/** Up to this size systems are solved by elimination at once. */
const DENSE = 64;
/** Up to this size elimination is the way out when iteration does not settle. */
const DENSE_AT_LAST = 1_200;
const SWEEPS = 4_000;
const SETTLED = 1e-15;

/**
 * Solves (I − Q)·x = b, or (I − Qᵀ)·x = b when `transposed`, for a substochastic irreducible Q that loses something:
 * dense elimination when small, Gauss–Seidel when large.
 */
export function solveLinear(q: SparseRows, b: Float64Array, transposed: boolean): Float64Array {
  if (q.size <= DENSE) return eliminate(q, b, transposed);
  const { x, settled } = iterate(q, b, transposed);
  return settled || q.size > DENSE_AT_LAST ? x : eliminate(q, b, transposed);
}

/** Gaussian elimination with partial pivoting. */
function eliminate(q: SparseRows, b: Float64Array, transposed: boolean): Float64Array {
  const n = q.size;
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) a[i * n + i] = 1;
  for (let k = 0; k < q.row.length; k++) {
    const i = transposed ? q.column[k]! : q.row[k]!;
    const j = transposed ? q.row[k]! : q.column[k]!;
    a[i * n + j] = a[i * n + j]! - q.value[k]!;
  }
  const x = b.slice();
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i;
    if (pivot !== k) {
      for (let j = k; j < n; j++) {
        const held = a[k * n + j]!;
        a[k * n + j] = a[pivot * n + j]!;
        a[pivot * n + j] = held;
      }
      const held = x[k]!;
      x[k] = x[pivot]!;
      x[pivot] = held;
    }
    const top = a[k * n + k]!;
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k]! / top;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) a[i * n + j] = a[i * n + j]! - factor * a[k * n + j]!;
      x[i] = x[i]! - factor * x[k]!;
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    let sum = x[k]!;
    for (let j = k + 1; j < n; j++) sum -= a[k * n + j]! * x[j]!;
    x[k] = sum / a[k * n + k]!;
  }
  return x;
}

/** Gauss–Seidel, sweeping to and fro, from zero: rises towards the solution. */
function iterate(q: SparseRows, b: Float64Array, transposed: boolean): { x: Float64Array; settled: boolean } {
  const n = q.size;
  const rows = transposed ? q.column : q.row;
  const columns = transposed ? q.row : q.column;
  const offsets = new Int32Array(n + 1);
  const diagonal = new Float64Array(n).fill(1);
  for (let k = 0; k < rows.length; k++) {
    if (rows[k] === columns[k]) diagonal[rows[k]!] = diagonal[rows[k]!]! - q.value[k]!;
    else offsets[rows[k]! + 1] = offsets[rows[k]! + 1]! + 1;
  }
  for (let i = 0; i < n; i++) offsets[i + 1] = offsets[i + 1]! + offsets[i]!;
  const next = offsets.slice(0, n);
  const column = new Int32Array(offsets[n]!);
  const value = new Float64Array(offsets[n]!);
  for (let k = 0; k < rows.length; k++) {
    if (rows[k] === columns[k]) continue;
    const at = next[rows[k]!]!;
    next[rows[k]!] = at + 1;
    column[at] = columns[k]!;
    value[at] = q.value[k]!;
  }
  const x = new Float64Array(n);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let change = 0;
    let largest = 0;
    for (let step = 0; step < n; step++) {
      const i = sweep % 2 === 0 ? step : n - 1 - step;
      let sum = b[i]!;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) sum += value[k]! * x[column[k]!]!;
      sum /= diagonal[i]!;
      change = Math.max(change, Math.abs(sum - x[i]!));
      largest = Math.max(largest, Math.abs(sum));
      x[i] = sum;
    }
    if (change <= SETTLED * largest) return { x, settled: true };
  }
  return { x, settled: false };
}
