import type { AnalysisInput, AnalysisTouchpoint } from '../../lib/analysis/types';
import { seededRandom } from '../../tests/support/seeded-random';

/** wide: a dozen levels, so that counts stay below 2⁵³; long: hundreds of steps, counts far beyond; giant: one loop of all. */
export type Shape = 'wide' | 'long' | 'giant';

export interface MapPlan {
  readonly shape: Shape;
  readonly touchpoints: number;
  readonly transitions: number;
  /** Share of the transitions that lead back. */
  readonly loops: number;
}

const LEVELS = 12;

/** A map of a kind, the same each time; a fifth of the touchpoints is negative. */
export function makeMap({ shape, touchpoints: n, transitions: m, loops }: MapPlan): AnalysisInput {
  const random = seededRandom(n + m);
  const id = (kind: string, i: number) => `${kind}${String(i).padStart(6, '0')}`;
  const touchpoints = Array.from({ length: n }, (_, i): AnalysisTouchpoint => {
    const mood = random();
    const role = shape !== 'giant' ? undefined : i < n / 100 ? 'start' : i >= n - n / 100 ? 'final' : undefined;
    return {
      id: id('t', i),
      reaction: mood < 0.2 ? 'negative' : mood < 0.5 ? 'neutral' : 'positive',
      ...(role && { role }),
    };
  });
  const level = Math.ceil(n / LEVELS);
  const target = (from: number): number => {
    if (shape === 'giant') return Math.floor(random() * n);
    if (shape === 'long') {
      if (random() < loops) return from - 1 - Math.floor(random() * 4);
      return from + 1 + Math.floor(random() * random() * 60);
    }
    return (Math.floor(from / level) + 1) * level + Math.floor(random() * level);
  };
  const transitions: { id: string; source: string; target: string }[] = [];
  for (let i = 0; i < m; i++) {
    const turned = shape === 'wide' && i > 0 && random() < loops ? transitions[Math.floor(random() * i)] : undefined;
    if (turned) {
      transitions.push({ id: id('e', i), source: turned.target, target: turned.source });
      continue;
    }
    const from = Math.floor(random() * (shape === 'wide' ? n - level : n));
    const to = Math.min(n - 1, Math.max(0, target(from)));
    transitions.push({ id: id('e', i), source: id('t', from), target: id('t', to) });
  }
  return { touchpoints, transitions };
}

/** The map with the reaction of one touchpoint turned, as an edit does it: all other objects stay. */
export function turnReaction(input: AnalysisInput, at: number): AnalysisInput {
  const touchpoints = input.touchpoints.slice();
  const old = touchpoints[at]!;
  touchpoints[at] = { ...old, reaction: old.reaction === 'negative' ? 'positive' : 'negative' };
  return { ...input, touchpoints };
}

/** The map with one transition more. */
export function addTransition(input: AnalysisInput, serial: number): AnalysisInput {
  const n = input.touchpoints.length;
  const [source, target] = [(serial * 7919) % n, (serial * 7919 + 31) % n];
  const added = { id: `f${serial}`, source: input.touchpoints[source]!.id, target: input.touchpoints[target]!.id };
  return { ...input, transitions: [...input.transitions, added] };
}
