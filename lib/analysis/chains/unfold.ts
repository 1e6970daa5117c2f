import { type Adjacency, reverseAdjacency } from '../graph/adjacency';
import type { Block } from './block';

/** Entries times transitions up to which a block over its step budget is looked at from each entry. */
const ENTRY_WORK = 4_000_000;
/** Touchpoints up to which it is: each keeps a bit for every other. */
const MOST_TOUCHPOINTS = 5_000;

/** Too large to say which entry reaches which exit. By transitions alone, so that mending changes nothing about it. */
export function isGiant(block: Block): boolean {
  const n = block.vertices.length;
  if (block.exact) return false;
  return n > MOST_TOUCHPOINTS || block.entries.length * (block.out.targets.length + n) > ENTRY_WORK;
}

/**
 * Ranks the vertices of a block so that the transitions towards a higher rank have no cycle: first by how near an exit
 * is, then by how far the nearest entry. Paths along them are simple, and from every vertex one leads to an exit: so
 * many chains there are at least. Ranks go by distances, never by names; by local number, 0 first.
 */
export function unfold(block: Block): Int32Array {
  const n = block.vertices.length;
  const toExit = distances(reverseAdjacency(block.out), block.exits);
  const fromEntry = distances(block.out, block.entries);
  const order = Array.from({ length: n }, (_, at) => at);
  const compare = (a: number, b: number) => toExit[b]! - toExit[a]! || fromEntry[a]! - fromEntry[b]!;
  order.sort(compare);
  const rank = new Int32Array(n);
  for (let i = 1; i < n; i++) {
    rank[order[i]!] = rank[order[i - 1]!]! + (compare(order[i - 1]!, order[i]!) === 0 ? 0 : 1);
  }
  return rank;
}

function distances(graph: Adjacency, from: Int32Array): Int32Array {
  const { offsets, targets } = graph;
  const steps = new Int32Array(offsets.length - 1).fill(-1);
  const queue = new Int32Array(steps.length);
  let tail = 0;
  for (const v of from) {
    steps[v] = 0;
    queue[tail++] = v;
  }
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (steps[v] !== -1) continue;
      steps[v] = steps[u]! + 1;
      queue[tail++] = v;
    }
  }
  return steps;
}
