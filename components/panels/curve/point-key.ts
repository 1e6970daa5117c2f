import type { Reaction } from '@/lib/model/types';
import { type KeyPress, keyNames } from '../../actions/keys';
import { getPreferences } from '../../store/preferences';

export type PointKey =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'rate'; readonly reaction: Reaction | null };

const RATES: Readonly<Record<string, Reaction | null>> = { 1: 'negative', 2: 'neutral', 3: 'positive', 0: null };

/** What a key means on a point of the curve: along the chain, or a reaction; null when it is not ours. */
export function pointKey(press: KeyPress, current: number, count: number): PointKey | null {
  for (const name of keyNames(press)) {
    const rate = RATES[name];
    if (rate !== undefined && getPreferences().singleKeys) return { kind: 'rate', reaction: rate };
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: count - 1 }[name];
    if (to !== undefined) return { kind: 'go', to: Math.max(0, Math.min(count - 1, to)) };
  }
  return null;
}
