import type { JourneyMap, Touchpoint, Transition } from '@/lib/model/types';
import { compareIds } from '@/lib/model/types';

/** A map from a few words: `touchpoint('a', { reaction: 'negative' })`, `'a>b'`. Lists are put in order. */
export function mapOf(
  touchpoints: readonly Touchpoint[],
  steps: readonly (string | Transition)[] = [],
  rest: Partial<JourneyMap> = {},
): JourneyMap {
  const transitions = steps.map((step, i): Transition => {
    if (typeof step !== 'string') return step;
    const [source = '', target = ''] = step.split('>');
    return { id: `${source}-${target}-${i}`, source, target };
  });
  return {
    title: 'A map',
    phases: [],
    ...rest,
    touchpoints: [...touchpoints].sort((a, b) => compareIds(a.id, b.id)),
    transitions: transitions.sort((a, b) => compareIds(a.id, b.id)),
  };
}

export function touchpoint(id: string, fields: Partial<Touchpoint> = {}): Touchpoint {
  return { id, label: `Touchpoint ${id}`, ...fields };
}
