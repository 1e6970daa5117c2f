import type { AnalysisInput, AnalysisTouchpoint, AnalysisTransition } from '@/lib/analysis/types';
import type { Reaction, Role } from '@/lib/model/types';
import { seededRandom } from '../support/seeded-random';

export interface RandomMapOptions {
  readonly fewest?: number;
  readonly most?: number;
  /** Touchpoints within touchpoints. */
  readonly nested?: boolean;
  /** Drop-offs, shares and numbers of customers. */
  readonly measured?: boolean;
  /** Transitions for each touchpoint, at most. */
  readonly density?: number;
}

const ROLES: readonly Role[] = ['start', 'intermediate', 'final'];
const REACTIONS: readonly Reaction[] = ['positive', 'neutral', 'negative'];

/** A small map of any kind: loops, self-loops, parallels, marked roles, ratings; ids in no particular order. */
export function randomMap(seed: number, options: RandomMapOptions = {}): AnalysisInput {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const { fewest = 2, most = 7, nested = false, measured = false, density = 2.2 } = options;
  const n = fewest + Math.floor(random() * (most - fewest + 1));
  const marking = random() < 0.5 ? 0 : random() * 0.5;
  const gloom = random() * 0.6;
  const forward = random() < 0.4;
  const ids = Array.from({ length: n }, (_, i) => `${pick(['t', 'T', 'z', '_'])}${i}`);
  const touchpoints = ids.map((id, i): AnalysisTouchpoint => {
    const rated = random();
    return {
      id,
      ...(random() < marking ? { role: pick(ROLES) } : {}),
      ...(random() < gloom
        ? { reaction: 'negative' as const }
        : rated < 0.4
          ? { reaction: pick(['positive', 'neutral'] as const) }
          : {}),
      ...(rated > 0.8
        ? { ratings: Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({ reaction: pick(REACTIONS) })) }
        : {}),
      ...(nested && random() < 0.6 ? { parent: random() < 0.93 ? ids[Math.floor(random() * i)] : pick(ids) } : {}),
      ...(measured && random() < 0.4 ? { dropOff: pick([0, 0.1, 0.25, 0.5, 1]) } : {}),
      ...(measured && random() < 0.3 ? { customers: pick([0, 1, 2, 10]) } : {}),
    };
  });
  const transitions: AnalysisTransition[] = [];
  const count = Math.floor(random() * density * n);
  for (let i = 0; i < count; i++) {
    let from = Math.floor(random() * n);
    let to = Math.floor(random() * n);
    if (forward && from > to) [from, to] = [to, from];
    transitions.push({
      id: `${pick(['e', 'E', 'y'])}${i}`,
      source: ids[from]!,
      target: ids[to]!,
      ...(measured && random() < 0.4 ? { share: pick([0, 0.1, 0.25, 0.3, 0.5, 0.7, 1]) } : {}),
    });
  }
  return { touchpoints, transitions };
}

/**
 * A map of three levels whose chains run forward on each: a row of four touchpoints, two of which have three parts, one
 * of which has two; now and then a transition from level to level.
 */
export function randomFrames(seed: number): AnalysisInput {
  const random = seededRandom(seed);
  const touchpoints: AnalysisTouchpoint[] = [];
  const transitions: AnalysisTransition[] = [];
  const connect = (source: string, target: string) => {
    transitions.push({ id: `e${String(transitions.length).padStart(3, '0')}`, source, target });
  };
  const row = (prefix: string, count: number, parent?: string): string[] => {
    const ids = Array.from({ length: count }, (_, i) => `${prefix}${i}`);
    for (const [i, id] of ids.entries()) {
      const mood = random();
      touchpoints.push({
        id,
        ...(parent !== undefined && { parent }),
        ...(mood < 0.15 ? { reaction: 'negative' as const } : mood < 0.4 ? { reaction: 'positive' as const } : {}),
      });
      for (const before of ids.slice(0, i)) if (random() < 0.6) connect(before, id);
    }
    return ids;
  };
  const [, b, c] = row('a', 4);
  for (const parent of [b!, c!]) {
    const [first] = row(`${parent}p`, 3, parent);
    if (random() < 0.5) row(`${first!}q`, 2, first);
  }
  while (random() < 0.4) {
    const end = () => touchpoints[Math.floor(random() * touchpoints.length)]!.id;
    connect(end(), end());
  }
  return { touchpoints, transitions };
}
