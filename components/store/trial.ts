import type { Analysis, StateAnalysis } from '@/lib/analysis/types';
import type { JourneyMap } from '@/lib/model/types';
import type { Analyst } from './analyst';
import { createStateKeeper } from './derive-states';
import type { EditorState } from './types';

/** The part of the state that a trial decides on: what is shown, and how the map really is. */
export type Judged = Pick<EditorState, 'trial' | 'actual' | 'states' | 'analysis'>;

export interface TrialParts {
  readonly startAnalyst: (onAnswer: (analysis: Analysis) => void) => Analyst;
  /** The map as it is now. */
  readonly current: () => { readonly map: JourneyMap; readonly actual: EditorState['actual'] };
  readonly show: (judged: Judged) => void;
}

/** A what-if: the map shown as if some touchpoints were mended. It lives in this window alone and writes nothing. */
export interface Trial {
  /** What is to be shown of a map; what can't be tried any more is no longer tried. */
  judge(map: JourneyMap, actual: EditorState['actual']): Judged;
  /** Asks for the figures of what is tried, if anything is. */
  ask(): void;
  /** Tries these and nothing else; what is not negative is left out. Null, or nothing left, ends the trial. */
  set(ids: readonly string[] | null): void;
  destroy(): void;
}

/** Has an analyst of its own while something is tried, so that no late answer of an older trial can be shown. */
export function createTrial({ startAnalyst, current, show }: TrialParts): Trial {
  const deriveStates = createStateKeeper();
  let tried: ReadonlySet<string> | null = null;
  let states: StateAnalysis | null = null;
  let analysis: Analysis | null = null;
  let analyst: Analyst | null = null;

  const end = (): void => {
    analyst?.destroy();
    analyst = null;
    analysis = null;
    states = null;
  };
  const judge: Trial['judge'] = (map, actual) => {
    tried = triable(tried, actual.states);
    if (!tried) {
      end();
      return { trial: null, actual, ...actual };
    }
    states = deriveStates(map, tried);
    return { trial: tried, actual, states, analysis: analysis ?? actual.analysis };
  };
  const again = (): void => {
    const { map, actual } = current();
    show(judge(map, actual));
  };
  const ask = (): void => {
    if (!tried || !states) return;
    analyst ??= startAnalyst((answer) => {
      analysis = answer;
      again();
    });
    analyst.ask(current().map, states, tried);
  };
  return {
    judge,
    ask,
    set(ids) {
      tried = ids && new Set(ids);
      again();
      ask();
    },
    destroy: end,
  };
}

/** Those that are there and negative; the same set when that is all, null when there is none. */
function triable(ids: ReadonlySet<string> | null, { touchpoints }: StateAnalysis): ReadonlySet<string> | null {
  if (!ids) return null;
  const left = [...ids].filter((id) => touchpoints.get(id)?.negative);
  if (left.length === 0) return null;
  return left.length === ids.size ? ids : new Set(left);
}
