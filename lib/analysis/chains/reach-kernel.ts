import { buildAdjacency } from '../graph/adjacency';
import { findComponents } from '../graph/components';
import type { Block } from './block';
import type { Kernel, ReachPasses, Stretch } from './kernel';
import { orderByNegatives } from './order-by-negatives';

/**
 * The kernel of a block over its step budget: from an entry to an exit there is one way when the exit can be reached,
 * else none. Counts are then 'at least', and mending can only raise them.
 */
export function reachKernel(block: Block, negative: Uint8Array): Kernel {
  const n = block.vertices.length;
  const sure = intactReach(block, negative);
  const empty = () => new Array<bigint>(n).fill(0n);
  let stretches: Stretch[] | null = null;
  return {
    get stretches() {
      stretches ??= listStretches(block, negative);
      return stretches;
    },
    reach: reachPasses(block, negative, sure),
    byExit: [],
    restores(arrive, leave) {
      const coming = sure.gather(block.entries, arrive);
      const going = sure.gather(block.exits, leave);
      const restored = empty();
      for (let v = 0; v < n; v++) {
        if (negative[v]) restored[v] = sure.restoredBy(v, coming, going, arrive[v]!, block.isExit[v] ? leave[v]! : 0n);
      }
      return restored;
    },
    spread(weight, add) {
      for (const x of block.entries) {
        const { order, negatives, before } = orderByNegatives(block.out, x, negative);
        const mass = new Float64Array(n);
        for (let i = order.length - 1; i >= 0; i--) {
          const v = order[i]!;
          if (block.isExit[v] && negatives[v]! > 0) mass[v] = mass[v]! + weight(x, v, negatives[v]!);
          const here = mass[v]!;
          if (here === 0) continue;
          if (negative[v]) add(v, here);
          const from = before(v);
          for (const u of from) mass[u] = mass[u]! + here / from.length;
        }
      }
    },
  };
}

function listStretches(block: Block, negative: Uint8Array): Stretch[] {
  const stretches: Stretch[] = [];
  for (const entry of block.entries) {
    const { negatives } = orderByNegatives(block.out, entry, negative);
    for (const exit of block.exits) stretches.push({ entry, exit, negatives: negatives[exit]!, count: 1 });
  }
  return stretches;
}

function reachPasses(block: Block, negative: Uint8Array, sure: IntactReach): ReachPasses {
  const empty = () => new Array<bigint>(block.vertices.length).fill(0n);
  return {
    passAll(arrive) {
      let sum = 0n;
      for (const x of block.entries) sum += arrive[x]!;
      const through = empty();
      for (const y of block.exits) through[y] = sum;
      return through;
    },
    passIntact(arrive) {
      const coming = sure.gather(block.entries, arrive);
      const going = new Array<bigint>(sure.count).fill(0n);
      for (let c = 0; c < sure.count; c++) {
        const amount = coming[c]!;
        if (amount) sure.eachExit(c, null, (d) => (going[d] = going[d]! + amount));
      }
      const through = empty();
      for (const y of block.exits) if (!negative[y]) through[y] = going[sure.of[y]!]!;
      return through;
    },
    passIntactBack(leave) {
      const going = sure.gather(block.exits, leave);
      const known = new Map<number, bigint>();
      const onward = empty();
      for (const x of block.entries) {
        if (negative[x]) continue;
        const c = sure.of[x]!;
        let sum = known.get(c);
        if (sum === undefined) {
          let added = 0n;
          sure.eachExit(c, null, (d) => (added += going[d]!));
          known.set(c, added);
          sum = added;
        }
        onward[x] = sum;
      }
      return onward;
    },
  };
}

type IntactReach = ReturnType<typeof intactReach>;

/** Which parts of a block reach which over vertices that are not negative: a bit for each pair of parts. */
function intactReach(block: Block, negative: Uint8Array) {
  const { offsets, targets } = block.out;
  const n = block.vertices.length;
  const from: number[] = [];
  const to: number[] = [];
  const into: number[][] = Array.from({ length: n }, () => []);
  for (let u = 0; u < n; u++) {
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (negative[u]) continue;
      if (negative[v]) into[v]!.push(u);
      else {
        from.push(u);
        to.push(v);
      }
    }
  }
  const inner = buildAdjacency(Int32Array.from(from), Int32Array.from(to), n);
  const { of, count } = findComponents(inner);
  const words = (count + 31) >>> 5;
  const rows = new Uint32Array(count * words);
  const exits = new Uint32Array(words);
  const setBit = (bits: Uint32Array, base: number, c: number) => {
    const at = base + (c >>> 5);
    bits[at] = bits[at]! | (1 << (c & 31));
  };
  for (const y of block.exits) if (!negative[y]) setBit(exits, 0, of[y]!);
  // Successors have lower numbers: their rows are complete when they are taken over.
  const byPart: number[][] = Array.from({ length: count }, () => []);
  for (let v = 0; v < n; v++) byPart[of[v]!]!.push(v);
  for (let c = 0; c < count; c++) {
    setBit(rows, c * words, c);
    for (const u of byPart[c]!) {
      for (let i = inner.offsets[u]!; i < inner.offsets[u + 1]!; i++) {
        const d = of[inner.targets[i]!]!;
        if (d === c) continue;
        for (let w = 0; w < words; w++) rows[c * words + w] = rows[c * words + w]! | rows[d * words + w]!;
      }
    }
  }
  const eachBit = (bits: Uint32Array, base: number, mask: Uint32Array | null, visit: (d: number) => void) => {
    for (let w = 0; w < words; w++) {
      let word = bits[base + w]! & exits[w]! & (mask ? mask[w]! : -1);
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        visit(w * 32 + bit);
        word &= word - 1;
      }
    }
  };
  return {
    of,
    count,
    /** Sums of `amount` over the given vertices that are not negative, by part. */
    gather(vertices: Int32Array, amount: readonly bigint[]): bigint[] {
      const sums = new Array<bigint>(count).fill(0n);
      for (const v of vertices) if (!negative[v]) sums[of[v]!] = sums[of[v]!]! + amount[v]!;
      return sums;
    },
    /** Visits the parts with an exit that part `c` reaches, itself included, within `mask` if given. */
    eachExit(c: number, mask: Uint32Array | null, visit: (d: number) => void): void {
      eachBit(rows, c * words, mask, visit);
    },
    /** Pairs of entry and exit that only mending `v` connects, weighted. */
    restoredBy(v: number, coming: readonly bigint[], going: readonly bigint[], own: bigint, out: bigint): bigint {
      const onward = new Uint32Array(words);
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
        const next = targets[i]!;
        if (negative[next]) continue;
        const base = of[next]! * words;
        for (let w = 0; w < words; w++) onward[w] = onward[w]! | rows[base + w]!;
      }
      let all = out;
      eachBit(onward, 0, null, (d) => (all += going[d]!));
      let restored = own * all;
      const parts = new Set(into[v]!.map((u) => of[u]!));
      for (let c = 0; c < count; c++) {
        const amount = coming[c]!;
        if (!amount) continue;
        let arrives = false;
        for (const p of parts) if (rows[c * words + (p >>> 5)]! & (1 << (p & 31))) arrives = true;
        if (!arrives) continue;
        let already = 0n;
        eachBit(rows, c * words, onward, (d) => (already += going[d]!));
        restored += amount * (all - already);
      }
      return restored;
    },
  };
}
