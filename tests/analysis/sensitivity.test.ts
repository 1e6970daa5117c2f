import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { customerFlow } from '@/lib/analysis/flow/customer-flow';
import { flowChances } from '@/lib/analysis/flow/flow-chances';
import { conversionGains } from '@/lib/analysis/flow/sensitivity';
import { buildGraph } from '@/lib/analysis/graph/build-graph';
import { evaluate } from '@/lib/analysis/states/evaluate';
import type { AnalysisInput } from '@/lib/analysis/types';
import { seededRandom } from '../support/seeded-random';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { bruteFlow } from './brute-flow';
import { bruteForce } from './brute-force';
import { randomMap } from './random-map';

const MAPS = volume(3_000);
const FOLLOWED = volume(400);

/** Conversion of each scope when nobody is lost at `id`: the whole flow anew. */
function conversionsWithout(input: AnalysisInput, id?: string): Map<string | null, number> {
  const touchpoints = input.touchpoints.map((t) => (t.id === id ? { ...t, dropOff: 0 } : t));
  const changed = { ...input, touchpoints, ...(id !== undefined && { mended: new Set([id]) }) };
  const graph = buildGraph(changed);
  const { scopeConversion } = customerFlow(graph, evaluate(graph, touchpoints, changed.mended), changed);
  return new Map(graph.scopes.map(({ parent }, s) => [parent < 0 ? null : graph.ids[parent]!, scopeConversion[s]!]));
}

describe('gain', () => {
  it('[AN-121] is what conversion rises by when the whole flow is worked out anew with drop-off 0', () => {
    const seen = { gains: 0, onLoops: 0, inner: 0, brokenInside: 0, finals: 0 };
    for (let seed = 1; seed <= MAPS; seed++) {
      const input = randomMap(seed * 47 + 11, {
        measured: true,
        nested: seed % 3 === 0,
        most: 10,
        density: seed % 2 ? 2 : 3.2,
      });
      const analysis = analyze(input);
      const graph = buildGraph(input);
      const now = conversionsWithout(input);
      for (const { id, scope, role, brokenInside } of analysis.touchpoints.values()) {
        const { gain } = analysis.figures.get(id)!;
        const rise = conversionsWithout(input, id).get(scope)! - now.get(scope)!;
        if (!(Math.abs(gain - rise) < 1e-9)) expect({ seed, id, gain, rise, input }).toBeNull();
        if (gain < 1e-9) continue;
        seen.gains++;
        if (graph.components.size[graph.components.of[graph.indexOf.get(id)!]!]! > 1) seen.onLoops++;
        if (scope !== null) seen.inner++;
        if (brokenInside) seen.brokenInside++;
        if (role === 'final') seen.finals++;
      }
    }
    console.log(`${MAPS} maps, gains:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(5));
    expect(seen.onLoops).toBeGreaterThan(least(50));
  });

  it('[AN-121] agrees with following the customers, to 1e-9', () => {
    for (let seed = 1; seed <= FOLLOWED; seed++) {
      const input = randomMap(seed * 53 + 12, { measured: true, nested: seed % 3 === 0, density: 3 });
      const brute = bruteForce(input);
      const now = bruteFlow(input, brute);
      const { figures, touchpoints } = analyze(input);
      for (const [id, { gain }] of figures) {
        const without = (of: ReadonlySet<string>) => new Set([...of].filter((other) => other !== id));
        const cured = bruteFlow(
          { ...input, touchpoints: input.touchpoints.map((t) => (t.id === id ? { ...t, dropOff: 0 } : t)) },
          { ...brute, negative: without(brute.negative), brokenInside: without(brute.brokenInside) },
        );
        const scope = touchpoints.get(id)!.scope;
        const rise = cured.scopes.get(scope)!.conversion - now.scopes.get(scope)!.conversion;
        if (!(Math.abs(gain - rise) < 1e-9)) expect({ seed, id, gain, rise, input }).toBeNull();
      }
    }
  });

  const gainsOf = (...map: Parameters<typeof workedMap>) =>
    Object.fromEntries([...analyze(workedMap(...map)).figures].map(([id, { gain }]) => [id, Number(gain.toFixed(12))]));

  it('[AN-122] counts an assumed loss, a final, and a parent broken inside; a dead end gains nothing', () => {
    expect(gainsOf('A>N!>C')).toEqual({ A: 0, N: 1, C: 0 });
    expect(gainsOf('A>B>N!')).toEqual({ A: 0, B: 0, N: 1 });
    expect(gainsOf('A>P>C', { inside: { P: 'x>y!' } })).toEqual({ A: 0, P: 1, C: 0, x: 0, y: 1 });
    expect(gainsOf('A^>B>C$ B>X', { touchpoints: { X: { dropOff: 0.5 } } })).toEqual({ A: 0, B: 0, C: 0, X: 0 });
    expect(gainsOf('A^>B B>A B>F', { touchpoints: { B: { dropOff: 0.2 } } }).B).toBeCloseTo(1 / 3, 12);
    // All shares are given, so what the drop-off let go is still lost.
    expect(gainsOf('A>B>F', { touchpoints: { B: { dropOff: 0.2 } }, shares: { 'B-F': 0.5 } }).B).toBe(0);
  });

  it('[AN-123] in large loops it is exact within a budget, and never more than the rise beyond it', () => {
    const random = seededRandom(9);
    const n = 300;
    const id = (i: number) => `g${String(i).padStart(3, '0')}`;
    const input: AnalysisInput = {
      touchpoints: Array.from({ length: n }, (_, i) => ({
        id: id(i),
        ...(i === 0 && { role: 'start' as const }),
        ...(i === n - 1 && { role: 'final' as const }),
        ...(random() < 0.2 && { dropOff: 0.3 }),
      })),
      transitions: Array.from({ length: 3 * n }, (_, i) => ({
        id: `t${i}`,
        source: id(Math.floor(random() * n)),
        target: id(Math.floor(random() * n)),
      })),
    };
    const graph = buildGraph(input);
    const evaluation = evaluate(graph, input.touchpoints);
    const chances = flowChances(graph, evaluation, input.touchpoints, input.transitions);
    const flow = customerFlow(graph, evaluation, input);
    const exact = conversionGains(graph, chances, flow.conversion, flow.visits);
    const hurried = conversionGains(graph, chances, flow.conversion, flow.visits, 0);
    const now = conversionsWithout(input).get(null)!;
    let short = 0;
    for (const v of [...exact.keys()].filter((at) => exact[at]! > 0)) {
      const rise = conversionsWithout(input, graph.ids[v]!).get(null)! - now;
      expect(Math.abs(exact[v]! - rise)).toBeLessThan(1e-9);
      expect(hurried[v]! <= exact[v]! + 1e-12 && hurried[v]! > 0).toBe(true);
      if (hurried[v]! < exact[v]! - 1e-9) short++;
    }
    expect(short).toBeGreaterThan(20);
  });
});
