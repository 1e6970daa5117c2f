import { describe, expect, it } from 'vitest';
import { type ChainDemands, chainBounds } from '@/lib/analysis/chains/chain-bounds';
import { createDetours } from '@/lib/analysis/chains/detours';
import { buildGraph } from '@/lib/analysis/graph/build-graph';
import { evaluate } from '@/lib/analysis/states/evaluate';
import { seededRandom } from '../../support/seeded-random';
import { volume } from '../../support/volume';
import { randomMap } from '../random-map';

describe('the least cost of the rest of a chain', () => {
  it('[AN-208] is that of the cheapest way on that avoids the path so far, whatever the path and whatever is asked of the chain', () => {
    let around = 0;
    for (let seed = 1; seed <= Math.max(40, volume(400)); seed++) {
      const input = randomMap(seed * 61 + 5, { fewest: 6, most: 8, density: 3.5 });
      const graph = buildGraph(input);
      const { negative } = evaluate(graph, input.touchpoints);
      const scope = graph.scopes[0]!;
      const random = seededRandom(seed);
      const n = graph.ids.length;
      const pass = Math.floor(random() * n);
      const needed = [0, 1, 3][seed % 3]!;
      const demands: ChainDemands = {
        allowed: random() < 0.3 ? (v) => !negative[v] : () => true,
        negative,
        needed,
        fulfils: (v) => ((v === pass ? 1 : 0) | (negative[v] ? 2 : 0)) & needed,
      };
      const bounds = chainBounds(graph, scope, demands);
      const detours = createDetours(graph, bounds, demands);
      const finals = new Set(scope.finals);
      const out = (v: number) =>
        Array.from(graph.out.targets.subarray(graph.out.offsets[v]!, graph.out.offsets[v + 1]!));
      const costOf = (v: number) => (negative[v] ? n + 2 : 1);
      /** Least cost after each vertex and what is asked after it, over all ways that avoid the path: by rounds. */
      const leastCosts = (path: readonly number[]): Map<string, number> => {
        const costs = new Map<string, number>();
        for (const v of finals) if (demands.allowed(v)) costs.set(`${v} 0`, 0);
        for (let changed = true; changed; ) {
          changed = false;
          for (let u = 0; u < n; u++) {
            for (const v of out(u)) {
              if (path.includes(v) || !demands.allowed(u) || !demands.allowed(v)) continue;
              for (let mask = 0; mask <= needed; mask++) {
                const through =
                  costOf(v) + (costs.get(`${v} ${mask & ~demands.fulfils(v)}`) ?? Number.POSITIVE_INFINITY);
                if (through >= (costs.get(`${u} ${mask}`) ?? Number.POSITIVE_INFINITY)) continue;
                costs.set(`${u} ${mask}`, through);
                changed = true;
              }
            }
          }
        }
        return costs;
      };
      let path: number[] = [];
      let masks: number[] = [];
      const begin = () => {
        const start = scope.starts[Math.floor(random() * scope.starts.length)]!;
        path = [start];
        masks = [needed & ~demands.fulfils(start)];
        detours.begin([...path]);
      };
      if (!Array.from(scope.starts).every(demands.allowed) || scope.starts.length === 0) continue;
      begin();
      for (let step = 0; step < 25; step++) {
        const last = path[path.length - 1]!;
        expect(path.every(detours.isOnPath)).toBe(true);
        const costs = leastCosts(path);
        for (const v of out(last)) {
          if (path.includes(v) || !demands.allowed(v)) continue;
          const mask = masks[masks.length - 1]! & ~demands.fulfils(v);
          const found = detours.costAfter(bounds.stateAt(v, masks[masks.length - 1]!));
          const expected = costs.get(`${v} ${mask}`) ?? Number.POSITIVE_INFINITY;
          if (found !== expected) expect({ seed, path, v, found, expected }).toBeNull();
          if (expected > bounds.after[bounds.stateAt(v, mask)]!) around++;
        }
        const ways = out(last).filter((v) => !path.includes(v) && demands.allowed(v));
        if (ways.length > 0 && random() < 0.7) {
          const v = ways[Math.floor(random() * ways.length)]!;
          masks.push(masks[masks.length - 1]! & ~demands.fulfils(v));
          path.push(v);
          detours.enter(v);
        } else if (path.length > 1) {
          detours.leave(path.pop()!);
          masks.pop();
        } else {
          begin();
        }
      }
    }
    expect(around).toBeGreaterThan(10);
  });
});
