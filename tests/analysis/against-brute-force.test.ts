import { describe, expect, it } from 'vitest';
import { least, volume } from '../support/volume';
import { bruteFlow } from './brute-flow';
import { bruteForce } from './brute-force';
import { checkJson, expectedJson, flowGap, rounded } from './compare';
import { randomFrames, randomMap } from './random-map';

const FLAT = volume(30_000);
const NESTED = volume(10_000);
const FLOW = volume(5_000);
const WIDE = volume(4_000);

describe('the engine against brute force', () => {
  it('[AN-90] agrees on 30,000 random maps of 2–7 touchpoints with loops, parallels, marked roles and all reactions', () => {
    const seen = {
      broken: 0,
      'at-risk': 0,
      intact: 0,
      incomplete: 0,
      cyclic: 0,
      twoRepairs: 0,
      handovers: 0,
      traps: 0,
      disjoint2: 0,
    };
    for (let seed = 1; seed <= FLAT; seed++) {
      const input = randomMap(seed);
      const brute = bruteForce(input);
      const printed = checkJson(input);
      const expected = expectedJson(input, brute, printed);
      if (JSON.stringify(rounded(printed)) !== JSON.stringify(expected)) {
        expect({ seed, input, ...rounded(printed) }).toEqual({ seed, input, ...expected });
      }
      for (const start of printed.scopes[0]!.starts) {
        seen[start.verdict as 'broken']++;
        if (start.disjoint > 1) seen.disjoint2++;
      }
      if (printed.repairs.touchpoints.length > 1) seen.twoRepairs++;
      if (printed.transitions.some((t) => t.state === 'handover')) seen.handovers++;
      if (printed.touchpoints.some((t) => t.trap)) seen.traps++;
      const { members, outOfE } = brute.scopes.get(null)!;
      if (members.some((u) => [...outOfE.get(u)!].some((v) => outOfE.get(v)!.has(u)))) seen.cyclic++;
    }
    console.log(`${FLAT} flat maps against brute force:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(300));
  });

  it('[AN-91] agrees on nested maps: lifting, effective negativity, risk that rises, parent cycles', () => {
    const seen = { lifted: 0, brokenInside: 0, risen: 0, ignored: 0, inner: 0 };
    for (let seed = 1; seed <= NESTED; seed++) {
      const input = seed % 5 ? randomMap(seed * 7 + 3, { nested: true, fewest: 3, density: 2.6 }) : randomFrames(seed);
      const brute = bruteForce(input);
      const printed = checkJson(input);
      const expected = expectedJson(input, brute, printed);
      if (JSON.stringify(rounded(printed)) !== JSON.stringify(expected)) {
        expect({ seed, input, ...rounded(printed) }).toEqual({ seed, input, ...expected });
      }
      if (brute.brokenInside.size > 0) seen.brokenInside++;
      if (brute.atRisk.size > 0) seen.risen++;
      if (printed.scopes.some((scope) => scope.id !== null && scope.chains.total !== '0')) seen.inner++;
      if (input.transitions.some((t) => t.source !== t.target && brute.lifted.get(t.id) === null)) seen.ignored++;
      if (input.transitions.some((t) => brute.scopeOf.get(t.source) !== brute.scopeOf.get(t.target))) seen.lifted++;
    }
    console.log(`${NESTED} nested maps against brute force:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(300));
  });

  it('[AN-93] finds the smallest repairs, first by ids, and disjoint chains on maps of 8–12 touchpoints', () => {
    const seen = { three: 0, manyNegatives: 0, disjoint3: 0 };
    for (let seed = 1; seed <= WIDE; seed++) {
      const input = randomMap(seed * 37 + 7, { fewest: 8, most: 12, density: 1.7 });
      const brute = bruteForce(input);
      const printed = checkJson(input);
      const expected = expectedJson(input, brute, printed);
      if (JSON.stringify(rounded(printed)) !== JSON.stringify(expected)) {
        expect({ seed, input, ...rounded(printed) }).toEqual({ seed, input, ...expected });
      }
      if (printed.repairs.touchpoints.length > 2) seen.three++;
      if (printed.touchpoints.filter((t) => t.negative).length > 5) seen.manyNegatives++;
      if (printed.scopes[0]!.starts.some((s) => s.disjoint === 3)) seen.disjoint3++;
    }
    console.log(`${WIDE} wider maps against brute force:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(100));
  });

  it('[AN-92] follows customers as power iteration does, to 1e-9, and loses none of them', () => {
    const seen = { partly: 0, trapped: 0, loops: 0 };
    for (let seed = 1; seed <= FLOW; seed++) {
      const input = randomMap(seed * 11 + 5, { measured: true, nested: seed % 3 === 0 });
      const brute = bruteForce(input);
      const printed = checkJson(input);
      const gap = flowGap(printed, bruteFlow(input, brute));
      if (!(gap < 1e-9)) expect({ seed, input, gap, printed }).toBeNull();
      for (const scope of printed.scopes) {
        const lost = printed.touchpoints.filter((t) => t.scope === scope.id).reduce((sum, t) => sum + t.loss, 0);
        const all = scope.flow.conversion + scope.flow.trapped + lost;
        const entered = scope.starts.some((s) => (input.touchpoints.find((t) => t.id === s.id)?.customers ?? 1) > 0);
        expect(Math.abs(all - (entered ? 1 : 0))).toBeLessThan(1e-9);
        if (scope.flow.conversion > 0 && scope.flow.conversion < 1) seen.partly++;
        if (scope.flow.trapped > 0) seen.trapped++;
        if (scope.starts.some((s) => s.touches !== null && !Number.isInteger(s.touches))) seen.loops++;
      }
    }
    console.log(`${FLOW} maps with measured flow:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(25));
  });
});
