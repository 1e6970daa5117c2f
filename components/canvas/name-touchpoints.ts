import type { Transition } from '@/lib/model/types';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import { describeTouchpoint, plainLabel } from './describe-element';
import type { CardRecord } from './elements';
import { describeNesting } from './nesting/describe-nesting';

type Cards = ReadonlyMap<string, CardRecord>;

/**
 * Gives touchpoints their spoken names, each when it is asked for: only what is mounted is spoken of, and a rating can
 * change a thousand names.
 */
export function createNamer(): (shown: ShownMap, cards: Cards, card: CardRecord) => string {
  let joined: readonly Transition[] | null = null;
  let targets: ReadonlyMap<string, readonly string[]> = new Map();
  return (shown, cards, { id, data }) => {
    if (joined !== shown.transitions) {
      joined = shown.transitions;
      targets = targetsOf(joined);
    }
    const { touchpoint, state, tried } = data;
    const labelOf = (one: string): string | undefined => cards.get(one)?.data.touchpoint.label;
    const nesting = shown.nest ? describeNesting(shown, labelOf, id, state) : '';
    const leads = (targets.get(id) ?? []).flatMap((one) => {
      const label = labelOf(one);
      return label === undefined ? [] : [plainLabel(label)];
    });
    const name = describeTouchpoint(touchpoint, state, leads, nesting);
    return tried ? `${name}, tried as mended` : name;
  };
}

function targetsOf(transitions: readonly Transition[]): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const { source, target } of transitions) {
    if (source === target) continue;
    const list = targets.get(source);
    if (list) list.push(target);
    else targets.set(source, [target]);
  }
  return targets;
}
