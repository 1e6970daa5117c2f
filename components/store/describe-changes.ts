import type { JourneyMap } from '@/lib/model/types';

/** What others did since the last announcement, counted by kind. Ids, so that ten moves of one touchpoint count once. */
export interface ChangeTally {
  readonly added: Set<string>;
  readonly removed: Set<string>;
  readonly changed: Set<string>;
  readonly links: Set<string>;
}

export function emptyTally(): ChangeTally {
  return { added: new Set(), removed: new Set(), changed: new Set(), links: new Set() };
}

/** Adds the difference of two maps to a tally. */
export function tallyChanges(tally: ChangeTally, before: JourneyMap, after: JourneyMap): void {
  if (before.touchpoints !== after.touchpoints) {
    const known = new Map(before.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
    for (const touchpoint of after.touchpoints) {
      const old = known.get(touchpoint.id);
      if (!old) tally.added.add(touchpoint.id);
      else if (old !== touchpoint) tally.changed.add(touchpoint.id);
      known.delete(touchpoint.id);
    }
    for (const id of known.keys()) tally.removed.add(id);
  }
  if (before.transitions !== after.transitions) {
    const known = new Map(before.transitions.map((transition) => [transition.id, transition]));
    for (const transition of after.transitions) {
      if (known.get(transition.id) !== transition) tally.links.add(transition.id);
      known.delete(transition.id);
    }
    for (const id of known.keys()) tally.links.add(id);
  }
}

/** A tally in words; null when nothing happened. */
export function describeTally({ added, removed, changed, links }: ChangeTally): string | null {
  const parts = [
    added.size > 0 && `added ${count(added.size, 'touchpoint')}`,
    removed.size > 0 && `removed ${count(removed.size, 'touchpoint')}`,
    changed.size > 0 && `changed ${count(changed.size, 'touchpoint')}`,
    links.size > 0 && `changed ${count(links.size, 'transition')}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : `Others ${parts.join(', ')}.`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
