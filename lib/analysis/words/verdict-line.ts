import type { Analysis } from '../types';
import { chainsLine } from './chains-line';
import { countOf, countWord } from './count-words';

export interface VerdictLine {
  /** Intact chains and all chains of the root scope, decimal. */
  readonly works: string;
  readonly total: string;
  /** False: both are 'at least'. */
  readonly exact: boolean;
  readonly text: string;
  /** What mending would bring; null when there is nothing to say. */
  readonly hint: string | null;
}

/** The line that is always in sight: '1 of 3 chains works', and what to do about it. */
export function verdictLine(analysis: Analysis): VerdictLine {
  const { total, intact, exact } = analysis.scopeFigures[0]?.chains ?? { total: 0n, intact: 0n, exact: true };
  const numbers = { works: intact.toString(), total: total.toString(), exact };
  if (total === 0n) return { ...numbers, text: noChain(analysis), hint: null };
  const text = chainsLine({ total, intact, exact });
  return { ...numbers, text, hint: total === intact ? null : hintOf(analysis, total, intact, exact) };
}

function noChain(analysis: Analysis): string {
  const root = analysis.scopes[0];
  if (!root || analysis.touchpoints.size === 0) return 'No touchpoint yet';
  if (root.starts.length === 0) return 'No chain yet: where does it begin?';
  return 'No chain yet: where does it end?';
}

function hintOf(analysis: Analysis, total: bigint, intact: bigint, exact: boolean): string | null {
  let best = 0n;
  for (const state of analysis.touchpoints.values()) {
    if (!state.negative || state.scope !== null) continue;
    const restored = analysis.figures.get(state.id)?.restores ?? 0n;
    if (restored > best) best = restored;
  }
  if (exact && best === total - intact)
    return total === 1n ? 'mend one touchpoint and it does' : 'mend one touchpoint and all do';
  const broken = analysis.scopes[0]!.starts.some((start) => start.verdict === 'broken');
  if (broken) {
    const count = analysis.repairs.touchpoints.length;
    return `mend ${countOf(count, 'touchpoint')} and every broken start works again`;
  }
  if (best === 0n) return null;
  const atLeast = exact ? '' : 'at least ';
  return `mend one touchpoint and ${atLeast}${countWord(best)} more ${best === 1n ? 'works' : 'work'}`;
}
