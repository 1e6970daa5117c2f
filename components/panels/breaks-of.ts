import type { StateAnalysis } from '@/lib/analysis/types';
import type { Highlight } from '../store/types';

/** Each touchpoint that breaks a start's best chain, once, with the path that proves it. Scopes in their order. */
export function breaksOf(states: StateAnalysis): readonly Highlight[] {
  const found = new Map<string, Highlight>();
  for (const scope of states.scopes) {
    for (const start of scope.starts) {
      if (start.verdict !== 'broken' || start.breakPoint === null || found.has(start.breakPoint)) continue;
      found.set(start.breakPoint, { path: start.witness, focus: start.breakPoint });
    }
  }
  return [...found.values()];
}
