import type { StateAnalysis, TouchpointState } from '@/lib/analysis/types';
import type { Transition } from '@/lib/model/types';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import { describeTouchpoint, plainLabel } from './describe-element';
import { describeNesting } from './nesting/describe-nesting';

/** What is to be seen of a map: touchpoints, and the lines between them. */
type NamedMap = Pick<ShownMap, 'touchpoints' | 'transitions' | 'nest' | 'frames'>;

interface Named {
  readonly label: string;
  readonly nesting: string;
  readonly state: TouchpointState;
  readonly name: string;
}

const NO_TARGETS: readonly string[] = [];

/**
 * Gives all touchpoints their spoken names, map after map. A rating changes few of them: where label, state and what it
 * leads to are as before, the name is not put together again.
 */
export function createNamer(): (map: NamedMap, states: StateAnalysis) => ReadonlyMap<string, string> {
  let labels: ReadonlyMap<string, string> = new Map();
  let transitions: readonly Transition[] | null = null;
  let targets: ReadonlyMap<string, readonly string[]> = new Map();
  let known = new Map<string, Named>();
  return (map, states) => {
    const sameLabels =
      labels.size === map.touchpoints.length && map.touchpoints.every(({ id, label }) => labels.get(id) === label);
    const sameTargets = sameLabels && map.transitions === transitions;
    if (!sameLabels) labels = new Map(map.touchpoints.map(({ id, label }) => [id, label]));
    if (!sameTargets) {
      targets = labelsOfTargets(map);
      transitions = map.transitions;
    }
    const next = new Map<string, Named>();
    const names = new Map<string, string>();
    for (const touchpoint of map.touchpoints) {
      const { id, label } = touchpoint;
      const state = states.touchpoints.get(id);
      if (!state) continue;
      const old = sameTargets ? known.get(id) : undefined;
      const nesting = map.nest ? describeNesting(map, labels, id, state) : '';
      const named =
        old?.state === state && old.label === label && old.nesting === nesting
          ? old
          : {
              label,
              nesting,
              state,
              name: describeTouchpoint(touchpoint, state, targets.get(id) ?? NO_TARGETS, nesting),
            };
      next.set(id, named);
      names.set(id, named.name);
    }
    known = next;
    return names;
  };
}

function labelsOfTargets(map: NamedMap): ReadonlyMap<string, readonly string[]> {
  const labels = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, plainLabel(touchpoint.label)]));
  const targets = new Map<string, string[]>();
  for (const { source, target } of map.transitions) {
    const label = labels.get(target);
    if (label === undefined || source === target) continue;
    const list = targets.get(source);
    if (list) list.push(label);
    else targets.set(source, [label]);
  }
  return targets;
}
