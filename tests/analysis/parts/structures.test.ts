import { describe, expect, it } from 'vitest';
import { createCostHeap } from '@/lib/analysis/chains/cost-heap';
import { createMarkedWays } from '@/lib/analysis/chains/marked-ways';
import { createPathTree } from '@/lib/analysis/chains/path-tree';
import { buildAdjacency, reverseAdjacency } from '@/lib/analysis/graph/adjacency';
import { ancestorAt, commonLevel, readNesting } from '@/lib/analysis/graph/nesting';
import { seededRandom } from '../../support/seeded-random';

const SEEDS = Array.from({ length: 30 }, (_, i) => i + 1);

describe('what the engine is built of agrees with the plainest way to do it', () => {
  it('[AN-205] a heap gives the least first', () => {
    for (const seed of SEEDS) {
      const random = seededRandom(seed);
      const heap = createCostHeap();
      const held = new Map<number, number>();
      for (let step = 0; step < 120; step++) {
        if (held.size > 0 && random() < 0.45) {
          const cost = heap.leastCost();
          const item = heap.pop();
          expect(cost).toBe(Math.min(...held.values()));
          expect(held.get(item)).toBe(cost);
          held.delete(item);
        } else {
          const cost = Math.floor(random() * 12);
          heap.push(step, cost);
          held.set(step, cost);
        }
        expect(heap.size()).toBe(held.size);
      }
      heap.clear();
      expect(heap.size()).toBe(0);
    }
  });

  it('[AN-205] a way meets a mark when one lies on it', () => {
    for (const seed of SEEDS) {
      const random = seededRandom(seed);
      const count = 1 + Math.floor(random() * 40);
      // An item leads to one of those before it, under another name.
      const names = Array.from({ length: count }, (_, i) => i).sort(() => random() - 0.5);
      const next = new Int32Array(count).fill(-1);
      for (let i = 1; i < count; i++) if (random() < 0.9) next[names[i]!] = names[Math.floor(random() * i)]!;
      const ways = createMarkedWays(next);
      const marked = new Set<number>();
      for (let step = 0; step < 60; step++) {
        const item = Math.floor(random() * count);
        if (marked.delete(item)) ways.unmark(item);
        else {
          marked.add(item);
          ways.mark(item);
        }
        const meets = (from: number): boolean => from >= 0 && (marked.has(from) || meets(next[from]!));
        const all = Array.from(next.keys());
        expect(all.map(ways.meetsMark)).toEqual(all.map(meets));
      }
    }
  });

  it('[AN-205] a tree of paths keeps them and compares them vertex by vertex', () => {
    for (const seed of SEEDS) {
      const random = seededRandom(seed);
      const tree = createPathTree();
      const paths: number[][] = [];
      for (let i = 0; i < 60; i++) {
        const up = random() < 0.1 ? -1 : i - 1 - Math.floor(random() ** 3 * i);
        const parent = up >= 0 && up < i ? up : -1;
        const siblings = paths.filter((_, at) => tree.parentOf(at) === parent).map((path) => path[path.length - 1]!);
        let vertex = Math.floor(random() * 90);
        while (siblings.includes(vertex)) vertex++;
        expect(tree.add(parent, vertex, i % 4, i * 3)).toBe(i);
        paths.push([...(paths[parent] ?? []), vertex]);
        expect([tree.size(), tree.vertexOf(i), tree.parentOf(i), tree.maskOf(i), tree.costOf(i)]).toEqual([
          i + 1,
          vertex,
          parent,
          i % 4,
          i * 3,
        ]);
      }
      const order = (a: readonly number[], b: readonly number[]) => {
        const at = a.findIndex((vertex, i) => vertex !== b[i]);
        return at < 0 ? a.length - b.length : at < b.length ? a[at]! - b[at]! : 1;
      };
      for (const [a, first] of paths.entries()) {
        expect(tree.pathOf(a)).toEqual(first);
        expect(paths.map((_, b) => Math.sign(tree.compare(a, b)))).toEqual(
          paths.map((second) => Math.sign(order(first, second))),
        );
      }
    }
  });

  it('[AN-205] a tree of paths grows without losing what it has', () => {
    const tree = createPathTree();
    for (let i = 0; i < 3_000; i++) tree.add(i - 1, 3_000 - i, i % 4, i);
    expect(tree.pathOf(2_999)).toEqual(Array.from({ length: 3_000 }, (_, i) => 3_000 - i));
    for (const i of [0, 1_023, 1_024, 2_047, 2_048, 2_999]) {
      expect([tree.vertexOf(i), tree.parentOf(i), tree.maskOf(i), tree.costOf(i)]).toEqual([
        3_000 - i,
        i - 1,
        i % 4,
        i,
      ]);
    }
  });

  it('[AN-205] neighbours are listed once, ascending, either way round', () => {
    for (const seed of SEEDS) {
      const random = seededRandom(seed);
      const n = 1 + Math.floor(random() * 9);
      const any = () => Math.floor(random() * n);
      const edges = Array.from({ length: Math.floor(random() * 30) }, () => [any(), any()] as const);
      const listed = (pairs: readonly (readonly [number, number])[]) =>
        Array.from({ length: n }, (_, v) =>
          [...new Set(pairs.filter(([from]) => from === v).map(([, to]) => to))].sort((a, b) => a - b),
        );
      const read = ({ offsets, targets }: ReturnType<typeof buildAdjacency>) => {
        expect(offsets).toHaveLength(n + 1);
        expect(targets).toHaveLength(offsets[n]!);
        return Array.from({ length: n }, (_, v) => Array.from(targets.subarray(offsets[v]!, offsets[v + 1]!)));
      };
      const forward = buildAdjacency(
        Int32Array.from(edges, ([from]) => from),
        Int32Array.from(edges, ([, to]) => to),
        n,
      );
      expect(read(forward)).toEqual(listed(edges));
      expect(read(reverseAdjacency(forward))).toEqual(listed(edges.map(([from, to]) => [to, from])));
    }
  });

  it('[AN-205] ancestors and common scopes of any nesting', () => {
    for (const seed of SEEDS) {
      const random = seededRandom(seed);
      const n = 40;
      const parents = Array.from({ length: n }, (_, v) =>
        v === 0 || random() < 0.05 ? -1 : Math.max(0, v - 1 - Math.floor(random() ** 4 * v)),
      );
      const touchpoints = parents.map((p, v) => ({ id: `v${v}`, ...(p >= 0 && { parent: `v${p}` }) }));
      const nesting = readNesting(touchpoints, new Map(touchpoints.map(({ id }, v) => [id, v])));
      const line = (v: number): number[] => (parents[v]! < 0 ? [v] : [...line(parents[v]!), v]);
      const lines = parents.map((_, v) => line(v));
      const place = new Map(Array.from(nesting.order, (v, at) => [v, at]));
      for (let v = 0; v < n; v++) {
        expect([nesting.parent[v], nesting.depth[v]]).toEqual([parents[v], lines[v]!.length - 1]);
        if (parents[v]! >= 0) expect(place.get(v)!).toBeGreaterThan(place.get(parents[v]!)!);
        for (const [level, up] of lines[v]!.entries()) expect(ancestorAt(nesting, v, level)).toBe(up);
        const common = (u: number): number => {
          const parted = lines[u]!.findIndex((up, level) => up !== lines[v]![level]);
          return parted < 0 || parted >= lines[v]!.length ? -1 : parted;
        };
        expect(lines.map((_, u) => commonLevel(nesting, u, v))).toEqual(lines.map((_, u) => common(u)));
      }
      expect(place.size).toBe(n);
    }
  });
});
