import type { JourneyGraph } from '../graph/journey-graph';
import type { Evaluation } from '../states/evaluate';

/** Negatives that can matter are held as bits of one number. */
const MOST_CANDIDATES = 30;
/** Branch and bound decides on up to this many that are not forced. */
const MOST_FREE = 20;

/** A map cut down to its negatives: who leads to whom with no other negative between. Sets are bits by position. */
export interface RepairChoices {
  /** Vertices, ascending. */
  readonly candidates: readonly number[];
  /** Candidates that `i` leads to next. */
  readonly next: Int32Array;
  /** Candidates from which a final is reached with no other negative. */
  readonly last: number;
  /** For each broken start the candidates met first (itself when it is negative). */
  readonly firsts: readonly number[];
  /** No set can be smaller. */
  readonly atLeast: number;
}

/** Null when more negatives than can be decided on lie between broken starts and finals. */
export function repairChoices(
  graph: JourneyGraph,
  evaluation: Evaluation,
  broken: readonly number[],
): RepairChoices | null {
  const { negative, cost } = evaluation;
  const { offsets, targets } = graph.out;
  const n = graph.ids.length;
  const seen = new Uint8Array(n);
  const reached: number[] = [...broken];
  let met = 0;
  for (const v of broken) {
    seen[v] = 1;
    met += negative[v]!;
  }
  for (let head = 0; head < reached.length; head++) {
    const u = reached[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (seen[v] || cost[v]! < 0) continue;
      seen[v] = 1;
      met += negative[v]!;
      reached.push(v);
    }
    if (met > MOST_CANDIDATES) return null;
  }
  const candidates = reached.filter((v) => negative[v]).sort((a, b) => a - b);
  const bit = new Int32Array(n);
  for (let i = 0; i < candidates.length; i++) bit[candidates[i]!] = 1 << i;
  const ahead = negativesAhead(graph, reached, seen, bit);
  let last = 0;
  let atLeast = 1;
  const next = new Int32Array(candidates.length);
  for (let i = 0; i < candidates.length; i++) {
    next[i] = ahead[candidates[i]!]!;
    if (cost[candidates[i]!] === 1) last |= 1 << i;
  }
  const firsts = new Set<number>();
  for (const v of broken) {
    firsts.add(bit[v]! || ahead[v]!);
    atLeast = Math.max(atLeast, cost[v]!);
  }
  return { candidates, next, last, firsts: [...firsts], atLeast };
}

/** For each reached vertex the negatives that come next after it, over vertices that are not negative. */
function negativesAhead(
  graph: JourneyGraph,
  reached: readonly number[],
  seen: Uint8Array,
  bit: Int32Array,
): Int32Array {
  const { offsets, targets } = graph.back;
  const ahead = new Int32Array(seen.length);
  const queue = reached.filter((v) => bit[v] !== 0);
  const waiting = new Uint8Array(seen.length);
  for (const v of queue) waiting[v] = 1;
  for (let head = 0; head < queue.length; head++) {
    const v = queue[head]!;
    waiting[v] = 0;
    const shown = bit[v]! || ahead[v]!;
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
      const u = targets[i]!;
      if (!seen[u] || (ahead[u]! | shown) === ahead[u]) continue;
      ahead[u] = ahead[u]! | shown;
      // A negative shows itself only, whatever lies ahead of it.
      if (bit[u] !== 0 || waiting[u]) continue;
      waiting[u] = 1;
      queue.push(u);
    }
  }
  return ahead;
}

/** The smallest set of candidates, the first by sorted ids among equals; null when too many are open. */
export function smallestChoice(choices: RepairChoices): number[] | null {
  const { candidates, next, last, firsts, atLeast } = choices;
  const works = (mended: number): boolean => {
    let good = mended & last;
    for (let grown = true; grown; ) {
      grown = false;
      for (let rest = mended & ~good; rest !== 0; rest &= rest - 1) {
        const i = 31 - Math.clz32(rest & -rest);
        if ((next[i]! & good) === 0) continue;
        good |= 1 << i;
        grown = true;
      }
    }
    for (const first of firsts) if ((first & good) === 0) return false;
    return true;
  };
  const every = candidates.length === 0 ? 0 : -1 >>> (32 - candidates.length);
  let forced = 0;
  const free: number[] = [];
  for (let i = 0; i < candidates.length; i++) {
    if (works(every & ~(1 << i))) free.push(1 << i);
    else forced |= 1 << i;
  }
  if (free.length > MOST_FREE) return null;
  // What is left of the free ones from a position on, to see whether going on can help at all.
  const rest = new Int32Array(free.length + 1);
  for (let i = free.length - 1; i >= 0; i--) rest[i] = rest[i + 1]! | free[i]!;
  const search = (chosen: number, from: number, more: number): number => {
    if (more === 0) return works(chosen) ? chosen : -1;
    for (let i = from; i + more <= free.length; i++) {
      if (!works(chosen | rest[i]!)) return -1;
      const found = search(chosen | free[i]!, i + 1, more - 1);
      if (found !== -1) return found;
    }
    return -1;
  };
  const forcedCount = candidates.filter((_, i) => forced & (1 << i)).length;
  for (let size = Math.max(0, atLeast - forcedCount); size <= free.length; size++) {
    const found = search(forced, 0, size);
    if (found !== -1) return candidates.filter((_, i) => found & (1 << i));
  }
  return null;
}
