import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { flowsById } from '@/lib/analysis/flow/transition-flows';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { randomMap } from './random-map';

describe('customers on each transition', () => {
  it('[CV-131] shares of all who enter, parallel transitions and loops each with their own part', () => {
    const loop = analyze(workedMap('A^>B B>A B>F', { touchpoints: { B: { dropOff: 0.2 } } }));
    const flows = flowsById(loop);
    expect(flows.get('A-B')).toBeCloseTo(5 / 3, 12);
    expect(flows.get('B-A')).toBeCloseTo(2 / 3, 12);
    expect(flows.get('B-F')).toBeCloseTo(2 / 3, 12);
    const two = workedMap('A>B', { shares: { 'A-B': 0.25 } });
    const parallel = { ...two, transitions: [...two.transitions, { id: 'also', source: 'A', target: 'B' }] };
    expect([...flowsById(analyze(parallel))]).toEqual([
      ['A-B', 0.25],
      ['also', 0.75],
    ]);
    expect([...flowsById(analyze(workedMap('A^>B$>C>D'))).keys()]).toEqual(['A-B', 'C-D']);
  });

  it('[CV-131] who comes to a touchpoint goes on, arrives or is lost there, on any map', () => {
    let flowing = 0;
    for (let seed = 1; seed <= volume(3_000); seed++) {
      const input = randomMap(seed * 29 + 3, { nested: seed % 3 === 0, measured: true });
      const analysis = analyze(input);
      const flows = flowsById(analysis);
      const balance = new Map(input.touchpoints.map(({ id }) => [id, 0]));
      const add = (id: string, share: number) => balance.set(id, balance.get(id)! + share);
      const scopeOf = (id: string) => analysis.touchpoints.get(id)!.scope;
      for (const { starts } of analysis.scopes) {
        const customers = starts.map(({ id }) => input.touchpoints.find((t) => t.id === id)!.customers ?? 1);
        const all = customers.reduce((sum, count) => sum + count, 0);
        starts.forEach(({ id }, i) => {
          if (all > 0) add(id, customers[i]! / all);
        });
      }
      // A transition between levels flows between its lifted ends, which this sum does not know.
      if (input.transitions.some((t) => scopeOf(t.source) !== scopeOf(t.target))) continue;
      for (const { id, source, target } of input.transitions) {
        const flow = flows.get(id) ?? 0;
        if (flow > 0) flowing++;
        add(source, -flow);
        add(target, flow);
      }
      for (const { id: scope, finals } of analysis.scopes) {
        const { flow } = analysis.scopeFigures.find((one) => one.id === scope)!;
        let [arrived, caught] = [0, 0];
        for (const [id, comes] of balance) {
          if (scopeOf(id) !== scope) continue;
          const left = comes - analysis.figures.get(id)!.loss;
          expect(left).toBeGreaterThan(-1e-9);
          if (finals.includes(id)) arrived += left;
          else caught += left;
        }
        expect(arrived).toBeCloseTo(flow.conversion, 9);
        expect(caught).toBeCloseTo(flow.trapped, 9);
      }
    }
    expect(flowing).toBeGreaterThan(least(3_000));
  });
});
