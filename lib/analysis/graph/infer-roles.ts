import type { Adjacency } from './adjacency';
import { Mark } from './lift-transitions';

/** Family (weakly connected component of E) of each vertex, named by one of its members; union-find with halving. */
export function findFamilies(out: Adjacency): Int32Array {
  const { offsets, targets } = out;
  const n = offsets.length - 1;
  const family = new Int32Array(n);
  for (let v = 0; v < n; v++) family[v] = v;
  const find = (from: number): number => {
    let v = from;
    while (family[v] !== v) {
      family[v] = family[family[v]!]!;
      v = family[v]!;
    }
    return v;
  };
  for (let u = 0; u < n; u++) {
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const a = find(u);
      const b = find(targets[i]!);
      // The smaller name wins, so that the result does not depend on the order of the edges.
      if (a < b) family[b] = a;
      else if (b < a) family[a] = b;
    }
  }
  for (let v = 0; v < n; v++) family[v] = find(v);
  return family;
}

/** The starts S and finals F: marked ones, and those that the transitions show where a family has none marked. */
export function inferRoles(
  out: Adjacency,
  back: Adjacency,
  mark: Uint8Array,
  isHandedTo: Uint8Array,
): { isStart: Uint8Array; isFinal: Uint8Array } {
  const n = mark.length;
  const family = findFamilies(out);
  const hasStart = new Uint8Array(n);
  const hasFinal = new Uint8Array(n);
  for (let v = 0; v < n; v++) {
    if (mark[v] === Mark.Start) hasStart[family[v]!] = 1;
    else if (mark[v] === Mark.Final) hasFinal[family[v]!] = 1;
  }
  const isStart = new Uint8Array(n);
  const isFinal = new Uint8Array(n);
  for (let v = 0; v < n; v++) {
    const leaves = out.offsets[v + 1]! > out.offsets[v]!;
    const entered = back.offsets[v + 1]! > back.offsets[v]!;
    if (mark[v] === Mark.Start) isStart[v] = 1;
    else if (mark[v] === Mark.Final) isFinal[v] = 1;
    else if (mark[v] !== Mark.None) continue;
    else if (entered) {
      if (!leaves && !hasFinal[family[v]!]) isFinal[v] = 1;
    } else if (isHandedTo[v] || (leaves && !hasStart[family[v]!])) isStart[v] = 1;
  }
  return { isStart, isFinal };
}
