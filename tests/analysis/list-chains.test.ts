import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { type ChainListOptions, createChainLister, type ListedChain } from '@/lib/analysis/chains/list-chains';
import type { AnalysisInput, AnalysisTouchpoint } from '@/lib/analysis/types';
import { compareIds } from '@/lib/model/types';
import { seededRandom } from '../support/seeded-random';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { bruteForce } from './brute-force';
import { randomMap } from './random-map';

const MAPS = volume(4_000);
const LOOPS = volume(600);

/** All chains, asked for in portions of `portion`. */
function listAll(input: AnalysisInput, options?: ChainListOptions, portion = 1_000): ListedChain[] {
  const lister = createChainLister(input, options);
  const all: ListedChain[] = [];
  for (;;) {
    const { chains, done, gaveUp } = lister.next(portion);
    expect(gaveUp).toBe(false);
    all.push(...chains);
    if (done) return all;
    expect(chains).toHaveLength(portion);
  }
}

const written = (chains: readonly ListedChain[]) => chains.map(({ path }) => path.join('>'));

/** A map that is mostly one loop. */
function loop(n: number, density: number, seed: number, ends = 3): AnalysisInput {
  const random = seededRandom(seed);
  const id = (i: number) => `g${String(i).padStart(5, '0')}`;
  return {
    touchpoints: Array.from(
      { length: n },
      (_, i): AnalysisTouchpoint => ({
        id: id(i),
        ...(random() < 0.2 && { reaction: 'negative' }),
        ...(i < ends && { role: 'start' }),
        ...(i >= n - ends && { role: 'final' }),
      }),
    ),
    transitions: Array.from({ length: density * n }, (_, i) => ({
      id: `t${i}`,
      source: id(Math.floor(random() * n)),
      target: id(Math.floor(random() * n)),
    })),
  };
}

describe('listing chains', () => {
  it('[AN-130] lists every chain once, by breaks, then touches, then ids', () => {
    expect(createChainLister(workedMap('A>N!>D A>B>C>D A>C A>M!>N')).next(9)).toEqual({
      chains: [
        { path: ['A', 'C', 'D'], breaks: [], breakPoint: null },
        { path: ['A', 'B', 'C', 'D'], breaks: [], breakPoint: null },
        { path: ['A', 'N', 'D'], breaks: ['N'], breakPoint: 'N' },
        { path: ['A', 'M', 'N', 'D'], breaks: ['M', 'N'], breakPoint: 'M' },
      ],
      done: true,
      gaveUp: false,
    });
    expect(createChainLister(workedMap('A>B>C>A')).next(5)).toEqual({ chains: [], done: true, gaveUp: false });
  });

  it('[AN-131] agrees with listing all by brute force, in every scope and by every filter', () => {
    const seen = { chains: 0, cyclic: 0, inner: 0, through: 0, long: 0 };
    for (let seed = 1; seed <= MAPS + LOOPS; seed++) {
      const shape = { nested: seed % 3 === 0, most: 8, density: seed % 2 ? 2.2 : 3.6 };
      const input = seed > MAPS ? loop(8, 3, seed, 1) : randomMap(seed * 59 + 13, shape);
      const { scopes, negative } = bruteForce(input);
      const random = seededRandom(seed);
      const one = input.touchpoints[Math.floor(random() * input.touchpoints.length)]!.id;
      for (const scope of scopes.values()) {
        const breaksOf = (chain: string[]) => chain.filter((id) => negative.has(id)).length;
        const sorted = [...scope.chains].sort((a, b) => {
          const order = breaksOf(a) - breaksOf(b) || a.length - b.length;
          for (let i = 0; order === 0 && i < a.length; i++) if (a[i] !== b[i]) return compareIds(a[i]!, b[i]!);
          return order;
        });
        const expectSame = (options: ChainListOptions, expected: readonly string[][], portion?: number) => {
          const found = written(listAll(input, { scope: scope.id, ...options }, portion));
          const wanted = expected.map((chain) => chain.join('>'));
          if (found.join() !== wanted.join()) expect({ seed, input, options, found }).toEqual({ found: wanted });
        };
        const intact = sorted.filter((chain) => breaksOf(chain) === 0);
        const broken = sorted.filter((chain) => breaksOf(chain) > 0);
        expectSame({}, sorted, 1 + (seed % 5));
        expectSame({ filter: 'intact' }, intact);
        expectSame({ filter: 'broken' }, broken);
        expectSame(
          { through: one },
          sorted.filter((chain) => chain.includes(one)),
        );
        expectSame(
          { through: one, filter: 'broken' },
          broken.filter((chain) => chain.includes(one)),
        );
        const [start] = [...scope.starts.keys()].slice(-1);
        if (start !== undefined)
          expectSame(
            { start },
            sorted.filter((chain) => chain[0] === start),
          );
        seen.chains += sorted.length;
        if (scope.id !== null) seen.inner += sorted.length;
        if (sorted.some((chain) => chain.includes(one))) seen.through++;
        if (sorted.some((chain) => chain.length > 5)) seen.long++;
        if (scope.members.some((u) => [...scope.outOfE.get(u)!].some((v) => scope.outOfE.get(v)!.has(u))))
          seen.cyclic++;
      }
    }
    console.log(`${MAPS + LOOPS} maps listed:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(100));
  });

  it('[AN-132] goes by what is mended, and knows nothing of what is not there', () => {
    const input = workedMap('A>N!>D', { inside: { N: 'x>y' } });
    expect(listAll({ ...input, mended: new Set(['N']) }, { filter: 'intact' })).toHaveLength(1);
    expect(written(listAll(input, { scope: 'N' }))).toEqual(['x>y']);
    for (const options of [{ scope: 'no' }, { start: 'N' }, { start: 'x' }, { through: 'no' }, { through: 'x' }]) {
      expect(listAll(input, options)).toEqual([]);
    }
  });

  it('[AN-133] gives the first of a map with more chains than can be counted, and more when asked', () => {
    const diamonds = Array.from({ length: 200 }, (_, i) => `a${i}>b${i}>a${i + 1} a${i}>c${i}>a${i + 1}`).join(' ');
    const lister = createChainLister(workedMap(diamonds));
    const first = lister.next(50);
    const more = lister.next(50);
    expect([first, more].map(({ chains, done, gaveUp }) => [chains.length, done, gaveUp])).toEqual([
      [50, false, false],
      [50, false, false],
    ]);
    expect(new Set(written([...first.chains, ...more.chains])).size).toBe(100);
  });

  it('[AN-134] in large loops the first chains are the best, as the verdicts say', () => {
    for (let seed = 1; seed <= volume(20); seed++) {
      const input = loop(400, 3, seed);
      const starts = analyze(input).scopes[0]!.starts.filter(({ repairs }) => repairs !== null);
      for (const { id, repairs } of starts) {
        const { chains, gaveUp } = createChainLister(input, { start: id }).next(50);
        expect(gaveUp).toBe(false);
        expect(chains[0]!.breaks).toHaveLength(repairs!);
        const costs = chains.map(({ path, breaks }) => breaks.length * 1_000 + path.length);
        expect(costs).toEqual([...costs].sort((a, b) => a - b));
        for (const { path } of chains) expect(new Set(path).size).toBe(path.length);
      }
    }
  });

  it('[AN-133] gives the first of loops in which nearly every way leads back', () => {
    const links = (pairs: Iterable<readonly [string, string]>): AnalysisInput => {
      const transitions = [...pairs].map(([source, target]) => ({ id: `${source}-${target}`, source, target }));
      const ids = new Set(transitions.flatMap(({ source, target }) => [source, target]));
      return { touchpoints: [...ids].map((id) => ({ id })), transitions };
    };
    function* complete(n: number) {
      yield ['in', 'k0'] as const;
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) yield [`k${i}`, `k${j}`] as const;
      yield ['k1', 'out'] as const;
    }
    function* backward(n: number) {
      yield ['in', 'r0'] as const;
      for (let i = 1; i < n; i++) {
        yield [`r${i - 1}`, `r${i}`] as const;
        if (i > 2) yield [`r${i}`, `r${Math.floor((i * i) % (i - 1))}`] as const;
      }
      yield [`r${n - 1}`, 'out'] as const;
    }
    function* grid(n: number) {
      yield ['in', 'g0_0'] as const;
      for (let x = 0; x < n; x++) {
        for (let y = 0; y < n; y++) {
          if (x + 1 < n) yield* [[`g${x}_${y}`, `g${x + 1}_${y}`] as const, [`g${x + 1}_${y}`, `g${x}_${y}`] as const];
          if (y + 1 < n) yield* [[`g${x}_${y}`, `g${x}_${y + 1}`] as const, [`g${x}_${y + 1}`, `g${x}_${y}`] as const];
        }
      }
      yield [`g${n - 1}_${n - 1}`, 'out'] as const;
    }
    const first = (input: AnalysisInput, options?: ChainListOptions) => {
      const { chains, done, gaveUp } = createChainLister(input, options).next(50);
      return { lengths: [...new Set(chains.map(({ path }) => path.length))], count: chains.length, done, gaveUp };
    };
    const more = { count: 50, done: false, gaveUp: false };
    expect(first(links(complete(100)))).toEqual({ ...more, lengths: [4, 5] });
    expect(first(links(complete(100)), { through: 'k70' })).toEqual({ ...more, lengths: [5, 6] });
    expect(first(links(grid(40)))).toEqual({ ...more, lengths: [81] });
    expect(first(links(backward(3_000)))).toEqual({ lengths: [3_002], count: 1, done: true, gaveUp: false });
  });

  it('[AN-135] gives up by a budget of steps, says so, and goes on where it stopped', () => {
    const input = loop(60, 3, 4);
    const all = createChainLister(input).next(40).chains;
    const hurried = createChainLister(input, {}, { steps: 40 });
    const found: ListedChain[] = [];
    let stops = 0;
    while (found.length < 40) {
      const { chains, gaveUp, done } = hurried.next(40 - found.length);
      expect(done).toBe(false);
      if (gaveUp) stops++;
      found.push(...chains);
    }
    expect(found).toEqual(all);
    expect(stops).toBeGreaterThan(2);
    const crowded = createChainLister(input, {}, { paths: 60 });
    const { chains, ...end } = crowded.next(40);
    expect(end).toEqual({ done: false, gaveUp: true });
    expect(chains).toEqual(all.slice(0, chains.length));
    expect(crowded.next(40)).toEqual({ chains: [], done: false, gaveUp: true });
  });
});
