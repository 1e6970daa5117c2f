/** A square sparse matrix: row `i` holds `values[k]` at `columns[k]` for `offsets[i] ≤ k < offsets[i + 1]`. */
export interface SparseRows {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** The same matrix, columns for rows. */
export function transposeRows({ size, offsets, columns, values }: SparseRows): SparseRows {
  const turned = new Int32Array(size + 1);
  for (let k = 0; k < columns.length; k++) turned[columns[k]! + 1] = turned[columns[k]! + 1]! + 1;
  for (let i = 0; i < size; i++) turned[i + 1] = turned[i + 1]! + turned[i]!;
  const next = turned.slice(0, size);
  const rows = new Int32Array(columns.length);
  const moved = new Float64Array(columns.length);
  for (let i = 0; i < size; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      const at = next[columns[k]!]!;
      next[columns[k]!] = at + 1;
      rows[at] = i;
      moved[at] = values[k]!;
    }
  }
  return { size, offsets: turned, columns: rows, values: moved };
}

/** The rows in the order in which a depth-first search leaves them, so that mostly what a row hangs on comes before it. */
export function leavingOrder({ size, offsets, columns }: SparseRows): Int32Array {
  const order = new Int32Array(size);
  const seen = new Uint8Array(size);
  const cursor = offsets.slice(0, size);
  const path = new Int32Array(size);
  let count = 0;
  for (let root = 0; root < size; root++) {
    if (seen[root]) continue;
    seen[root] = 1;
    path[0] = root;
    for (let depth = 0; depth >= 0; ) {
      const i = path[depth]!;
      const k = cursor[i]!;
      if (k === offsets[i + 1]) {
        order[count++] = i;
        depth--;
        continue;
      }
      cursor[i] = k + 1;
      const j = columns[k]!;
      if (seen[j]) continue;
      seen[j] = 1;
      path[++depth] = j;
    }
  }
  return order;
}

/** The matrix with row and column `order[i]` in place `i`. */
export function reorderRows({ size, offsets, columns, values }: SparseRows, order: Int32Array): SparseRows {
  const place = new Int32Array(size);
  for (let i = 0; i < size; i++) place[order[i]!] = i;
  const ends = new Int32Array(size + 1);
  const moved = new Int32Array(columns.length);
  const kept = new Float64Array(columns.length);
  let at = 0;
  for (let i = 0; i < size; i++) {
    for (let k = offsets[order[i]!]!; k < offsets[order[i]! + 1]!; k++) {
      moved[at] = place[columns[k]!]!;
      kept[at++] = values[k]!;
    }
    ends[i + 1] = at;
  }
  return { size, offsets: ends, columns: moved, values: kept };
}
