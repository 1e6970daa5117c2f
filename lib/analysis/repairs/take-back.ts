import type { JourneyGraph } from '../graph/journey-graph';

/** Neighbours that may be looked at while taking back; what is left then is kept. */
const TAKING_BACK = 30_000_000;

/**
 * Drops mended vertices, the last by id first, without which every one of `broken` still reaches a final over what is
 * `fine` (not negative, or mended; changed in place). Gives those that are needed, in that order.
 *
 * A forest of ways to finals is kept: without a vertex only what stands behind it in the forest needs another way.
 */
export function takeBack(
  graph: JourneyGraph,
  fine: Uint8Array,
  broken: readonly number[],
  mended: readonly number[],
): number[] {
  const { out, back, isFinal } = graph;
  const n = fine.length;
  // The next vertex on a way to a final: itself at a final, -1 where there is no way.
  const next = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  const isGoal = new Uint8Array(n);
  for (const v of broken) isGoal[v] = 1;
  let left = TAKING_BACK;

  /** Lets all who lead to the first `tail` of the queue, directly or not, go that way; of those in `behind` if given. */
  const spread = (tail: number, behind: Uint8Array | null): void => {
    let end = tail;
    for (let head = 0; head < end; head++) {
      const v = queue[head]!;
      left -= back.offsets[v + 1]! - back.offsets[v]! + 1;
      for (let i = back.offsets[v]!; i < back.offsets[v + 1]!; i++) {
        const u = back.targets[i]!;
        if (next[u] !== -1 || !fine[u] || (behind && !behind[u])) continue;
        next[u] = v;
        queue[end++] = u;
      }
    }
  };
  let finals = 0;
  for (let v = 0; v < n; v++) {
    if (!isFinal[v] || !fine[v]) continue;
    next[v] = v;
    queue[finals++] = v;
  }
  spread(finals, null);

  const behind = new Uint8Array(n);
  const group: number[] = [];
  const ways: number[] = [];
  /** Whether all goals still have a way without `v`; if so the forest is mended, else left as it was. */
  const spares = (v: number): boolean => {
    group.length = 0;
    group.push(v);
    behind[v] = 1;
    for (let head = 0; head < group.length; head++) {
      const w = group[head]!;
      for (let i = back.offsets[w]!; i < back.offsets[w + 1]!; i++) {
        const u = back.targets[i]!;
        if (next[u] !== w || u === w || behind[u]) continue;
        behind[u] = 1;
        group.push(u);
      }
    }
    ways.length = 0;
    for (const w of group) {
      ways.push(next[w]!);
      next[w] = -1;
    }
    fine[v] = 0;
    let tail = 0;
    for (let at = 1; at < group.length; at++) {
      const w = group[at]!;
      left -= out.offsets[w + 1]! - out.offsets[w]! + 1;
      for (let i = out.offsets[w]!; i < out.offsets[w + 1]!; i++) {
        const x = out.targets[i]!;
        if (next[x] === -1 || behind[x]) continue;
        next[w] = x;
        queue[tail++] = w;
        break;
      }
    }
    spread(tail, behind);
    let spared = true;
    for (const w of group) {
      behind[w] = 0;
      if (isGoal[w] && next[w] === -1) spared = false;
    }
    if (spared) return true;
    for (let at = 0; at < group.length; at++) next[group[at]!] = ways[at]!;
    fine[v] = 1;
    return false;
  };
  return [...mended].sort((a, b) => b - a).filter((v) => left <= 0 || !spares(v));
}
