import { describe, expect, it } from 'vitest';
import { analyze, analyzeStates } from '@/lib/analysis/analyze';
import { buildGraph } from '@/lib/analysis/graph/build-graph';
import { findDisputes } from '@/lib/analysis/states/disputes';
import { evaluate } from '@/lib/analysis/states/evaluate';
import type { AnalysisInput, StateAnalysis } from '@/lib/analysis/types';
import type { Reaction } from '@/lib/model/types';
import { seededRandom } from '../support/seeded-random';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { randomFrames, randomMap } from './random-map';

const MAPS = volume(2_500);
const REACTIONS: readonly Reaction[] = ['negative', 'neutral', 'positive'];

const views = (...reactions: Reaction[]) => ({ ratings: reactions.map((reaction) => ({ reaction })) });

/** A random map that many people have rated. */
function ratedMap(seed: number): AnalysisInput {
  const input = seed % 2 ? randomFrames(seed) : randomMap(seed, { nested: seed % 4 === 0, most: 9, density: 2.6 });
  const random = seededRandom(seed);
  return {
    ...input,
    touchpoints: input.touchpoints.map((t) =>
      random() < 0.4
        ? {
            ...t,
            ...views(
              ...Array.from({ length: 1 + Math.floor(random() * 4) }, () => REACTIONS[Math.floor(random() * 3)]!),
            ),
          }
        : t,
    ),
  };
}

/** Views of a touchpoint, one side kept: the reaction that would count, by the rules of the method. */
function otherSide(all: readonly Reaction[], now: Reaction): Reaction {
  const side = all.filter((view) => (view === 'negative') !== (now === 'negative'));
  side.sort((a, b) => REACTIONS.indexOf(a) - REACTIONS.indexOf(b));
  return side[Math.floor((side.length - 1) / 2)]!;
}

const verdicts = (states: StateAnalysis) =>
  new Map(states.scopes.flatMap(({ id, starts }) => starts.map((s) => [s.id, { scope: id, verdict: s.verdict }])));

describe('disputes', () => {
  it('[AN-128] stand where some say negative and others do not; own reaction and ratings are all views', () => {
    const { disputes } = analyze(
      workedMap('A>B>C>D>E>F', {
        touchpoints: {
          A: views('positive', 'neutral'),
          B: views('negative', 'positive', 'positive'),
          C: { reaction: 'negative', ...views('neutral') },
          D: { reaction: 'negative', ...views('negative') },
          E: { reaction: 'positive', ...views('neutral', 'negative') },
          F: views('negative'),
        },
      }),
    );
    expect(disputes.map(({ flips: _, ...rest }) => rest)).toEqual([
      { id: 'B', votes: { negative: 1, neutral: 0, positive: 2 }, reaction: 'positive', exact: true },
      { id: 'C', votes: { negative: 1, neutral: 1, positive: 0 }, reaction: 'negative', exact: true },
      { id: 'E', votes: { negative: 1, neutral: 1, positive: 1 }, reaction: 'positive', exact: true },
    ]);
  });

  it('[AN-129] tell which verdicts are others when the other side is right, up through what it is part of', () => {
    const flipsOf = (...map: Parameters<typeof workedMap>) => analyze(workedMap(...map)).disputes[0]!.flips;
    const touchpoints = { y: views('negative', 'positive', 'positive') };
    expect(flipsOf('A>P>C', { inside: { P: 'x>y' }, touchpoints })).toEqual([
      { scope: 'P', start: 'x', from: 'intact', to: 'broken' },
      { scope: null, start: 'A', from: 'intact', to: 'broken' },
    ]);
    expect(flipsOf('A>P>C', { inside: { P: 'x>y x>z' }, touchpoints })).toEqual([
      { scope: 'P', start: 'x', from: 'intact', to: 'at-risk' },
      { scope: null, start: 'A', from: 'intact', to: 'at-risk' },
    ]);
    expect(flipsOf('A>y>M!>C', { touchpoints })).toEqual([]);
    expect(analyze({ ...workedMap('A>y>C', { touchpoints }), mended: new Set(['y']) }).disputes).toEqual([]);
  });

  it('[AN-129] agree with analysing the map as the other side sees it', () => {
    const seen = { disputes: 0, flips: 0, risen: 0, toBetter: 0, toWorse: 0 };
    for (let seed = 1; seed <= MAPS; seed++) {
      const input = ratedMap(seed);
      const now = analyze(input);
      const before = verdicts(now);
      expect(now.disputes.map(({ id }) => id)).toEqual(
        input.touchpoints
          .filter(({ reaction, ratings = [] }) => {
            const all = [...(reaction ? [reaction] : []), ...ratings.map((rating) => rating.reaction)];
            return all.includes('negative') && all.some((view) => view !== 'negative');
          })
          .map(({ id }) => id)
          .sort(),
      );
      for (const { id, reaction, flips, exact, votes } of now.disputes) {
        const all = REACTIONS.flatMap((view) => Array.from({ length: votes[view] }, () => view));
        const turned = input.touchpoints.map((t) =>
          t.id === id ? { ...t, ratings: [], reaction: otherSide(all, reaction!) } : t,
        );
        const after = verdicts(analyzeStates({ ...input, touchpoints: turned }));
        const expected = [...before].flatMap(([start, { scope, verdict }]) => {
          const to = after.get(start)!.verdict;
          return to === verdict ? [] : [{ scope, start, from: verdict, to }];
        });
        const sorted = (list: typeof flips) => list.map((flip) => JSON.stringify(flip)).sort();
        if (sorted(flips).join() !== sorted(expected).join())
          expect({ seed, id, input, flips }).toEqual({ flips: expected });
        expect(exact).toBe(true);
        seen.disputes++;
        seen.flips += flips.length;
        if (new Set(flips.map((flip) => flip.scope)).size > 1) seen.risen++;
        if (flips.length > 0) seen[reaction === 'negative' ? 'toBetter' : 'toWorse']++;
      }
    }
    console.log(`${MAPS} rated maps:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(25));
  });

  it('[AN-136] are told without their flips over a budget, the last by id', () => {
    const touchpoints = { B: views('negative', 'positive'), C: views('positive', 'negative', 'positive') };
    const input = workedMap('A>B>C>D', { touchpoints });
    const graph = buildGraph(input);
    const evaluation = evaluate(graph, input.touchpoints);
    const told = (budget?: number) =>
      findDisputes(graph, evaluation, input, budget).map(({ id, exact, flips }) => [id, exact, flips.length]);
    expect(told()).toEqual([
      ['B', true, 1],
      ['C', true, 0],
    ]);
    expect(told(7)).toEqual([
      ['B', true, 1],
      ['C', false, 0],
    ]);
    expect(told(6)).toEqual([
      ['B', false, 0],
      ['C', false, 0],
    ]);
  });
});
