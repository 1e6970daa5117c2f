import type { AnalysisTouchpoint } from '../types';

/** Who is part of whom, by index. */
export interface Nesting {
  /** Parent's index, or -1 in the root scope. Free of cycles. */
  readonly parent: Int32Array;
  /** 0 in the root scope. */
  readonly depth: Int32Array;
  /** A far ancestor (or -1), so that climbing n levels takes O(log n) steps however deep the nesting. */
  readonly jump: Int32Array;
  /** Indices, parents before their parts. */
  readonly order: Int32Array;
}

/** Reads the parents. A parent that does not exist counts as none; members of a parent cycle lose theirs, what hangs below them stays. */
export function readNesting(touchpoints: readonly AnalysisTouchpoint[], indexOf: ReadonlyMap<string, number>): Nesting {
  const n = touchpoints.length;
  const parent = new Int32Array(n).fill(-1);
  let nested = false;
  for (let v = 0; v < n; v++) {
    const id = touchpoints[v]!.parent;
    if (id === undefined || id === null) continue;
    const p = indexOf.get(id);
    if (p === undefined) continue;
    parent[v] = p;
    nested = true;
  }
  if (nested) cutCycles(parent);
  return climbable(parent, nested);
}

/** Sets to -1 the parent of every member of a cycle. */
function cutCycles(parent: Int32Array): void {
  const n = parent.length;
  const seenIn = new Int32Array(n).fill(-1);
  for (let from = 0; from < n; from++) {
    let v = from;
    while (v >= 0 && seenIn[v] === -1) {
      seenIn[v] = from;
      v = parent[v]!;
    }
    if (v < 0 || seenIn[v] !== from) continue;
    const first = v;
    do {
      const next = parent[v]!;
      parent[v] = -1;
      v = next;
    } while (v !== first);
  }
}

function climbable(parent: Int32Array, nested: boolean): Nesting {
  const n = parent.length;
  const depth = new Int32Array(n);
  const jump = new Int32Array(n).fill(-1);
  const order = new Int32Array(n);
  if (!nested) {
    for (let v = 0; v < n; v++) order[v] = v;
    return { parent, depth, jump, order };
  }
  const firstChild = new Int32Array(n).fill(-1);
  const nextSibling = new Int32Array(n).fill(-1);
  let tail = 0;
  for (let v = n - 1; v >= 0; v--) {
    const p = parent[v]!;
    if (p < 0) continue;
    nextSibling[v] = firstChild[p]!;
    firstChild[p] = v;
  }
  for (let v = 0; v < n; v++) if (parent[v]! < 0) order[tail++] = v;
  for (let head = 0; head < tail; head++) {
    const p = order[head]!;
    for (let v = firstChild[p]!; v >= 0; v = nextSibling[v]!) {
      depth[v] = depth[p]! + 1;
      // Skew-binary jumps (Myers 1983): one pointer each, logarithmic climbing.
      const j = jump[p]!;
      const far = j >= 0 ? jump[j]! : -1;
      const here = depth[p]!;
      const atJ = j >= 0 ? depth[j]! : -1;
      const atFar = far >= 0 ? depth[far]! : -1;
      jump[v] = j >= 0 && here - atJ === atJ - atFar ? far : p;
      order[tail++] = v;
    }
  }
  return { parent, depth, jump, order };
}

/** The ancestor of `v` (or itself) at `level`, which is at most its depth. */
export function ancestorAt(nesting: Nesting, v: number, level: number): number {
  const { parent, depth, jump } = nesting;
  let at = v;
  while (depth[at]! > level) {
    const j = jump[at]!;
    at = j >= 0 && depth[j]! >= level ? j : parent[at]!;
  }
  return at;
}

/**
 * The depth of the lowest scope that `u` and `v` have in common, i.e. the depth of the two siblings that a transition
 * between them is lifted to; -1 when one is the other or its ancestor.
 */
export function commonLevel(nesting: Nesting, u: number, v: number): number {
  const { parent, depth, jump } = nesting;
  const level = Math.min(depth[u]!, depth[v]!);
  let a = ancestorAt(nesting, u, level);
  let b = ancestorAt(nesting, v, level);
  if (a === b) return -1;
  while (parent[a] !== parent[b]) {
    // Equal depths have jumps of equal length, so both climb together.
    if (jump[a] !== jump[b]) {
      a = jump[a]!;
      b = jump[b]!;
    } else {
      a = parent[a]!;
      b = parent[b]!;
    }
  }
  return depth[a]!;
}
