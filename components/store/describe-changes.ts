import type { JourneyMap, Touchpoint, Transition } from '@/lib/model/types';

/** How many are called by their names; of more it is said how many. */
const MOST_NAMES = 2;

/** What others did since the last announcement. By id, so that ten moves of one touchpoint count once. */
export interface ChangeTally {
  readonly added: Map<string, Touchpoint>;
  readonly removed: Map<string, Touchpoint>;
  /** How it was at first, and how it is now. */
  readonly changed: Map<string, { readonly before: Touchpoint; readonly after: Touchpoint }>;
  /** Names of both ends: `“A” to “B”`. */
  readonly connected: Map<string, string>;
  readonly disconnected: Map<string, string>;
  /** Transitions that say something else now. */
  readonly relabelled: Set<string>;
}

export function emptyTally(): ChangeTally {
  return {
    added: new Map(),
    removed: new Map(),
    changed: new Map(),
    connected: new Map(),
    disconnected: new Map(),
    relabelled: new Set(),
  };
}

/** Adds the difference of two maps to a tally. */
export function tallyChanges(tally: ChangeTally, before: JourneyMap, after: JourneyMap): void {
  if (before.touchpoints !== after.touchpoints) {
    const known = new Map(before.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
    for (const touchpoint of after.touchpoints) {
      const { id } = touchpoint;
      const old = known.get(id);
      known.delete(id);
      if (old === touchpoint) continue;
      if (!old || tally.added.has(id)) tally.added.set(id, touchpoint);
      else tally.changed.set(id, { before: tally.changed.get(id)?.before ?? old, after: touchpoint });
    }
    for (const [id, touchpoint] of known) {
      tally.changed.delete(id);
      // What came and went between two announcements is not worth one.
      if (!tally.added.delete(id)) tally.removed.set(id, touchpoint);
    }
  }
  if (before.transitions !== after.transitions) tallyTransitions(tally, before, after);
}

function tallyTransitions(tally: ChangeTally, before: JourneyMap, after: JourneyMap): void {
  const known = new Map(before.transitions.map((transition) => [transition.id, transition]));
  for (const transition of after.transitions) {
    const { id, source, target } = transition;
    const old = known.get(id);
    known.delete(id);
    if (old === transition) continue;
    if (!old || old.source !== source || old.target !== target) tally.connected.set(id, nameEnds(transition, after));
    else if (old.label !== transition.label || old.share !== transition.share) tally.relabelled.add(id);
  }
  for (const [id, transition] of known) {
    tally.relabelled.delete(id);
    if (tally.connected.delete(id)) continue;
    // What ended with its touchpoint is not told once more.
    if (!tally.removed.has(transition.source) && !tally.removed.has(transition.target)) {
      tally.disconnected.set(id, nameEnds(transition, before));
    }
  }
}

/**
 * A tally in words; null when nothing is worth telling.
 * @param who whose work it is: a name, or 'Others'
 */
export function describeTally(tally: ChangeTally, who = 'Others'): string | null {
  const { added, removed, changed, connected, disconnected, relabelled } = tally;
  const pairs = [...changed.values()].filter(({ before, after }) => !same(before, after, []));
  const rated = pairs.filter(({ before, after }) => before.reaction !== after.reaction);
  const named = pairs.filter(({ before, after }) => before.label !== after.label);
  const told = new Set([...rated, ...named]);
  const rest = pairs.filter((pair) => !told.has(pair));
  const moved = rest.filter(({ before, after }) => same(before, after, ['x', 'y']));
  const other = rest.filter((pair) => !moved.includes(pair));
  const labels = (all: readonly Touchpoint[]): string[] => all.map(({ label }) => quote(label));
  const parts = [
    say('added', labels([...added.values()]), 'touchpoint'),
    say('removed', labels([...removed.values()]), 'touchpoint'),
    say(
      'rated',
      rated.map(({ after }) => `${quote(after.label)} ${after.reaction ?? 'not at all'}`),
      'touchpoint',
    ),
    say(
      'renamed',
      named.map(({ before, after }) => `${quote(before.label)} to ${quote(after.label)}`),
      'touchpoint',
    ),
    say('connected', [...connected.values()], 'pair'),
    say('disconnected', [...disconnected.values()], 'pair'),
    say('changed', labels(other.map(({ after }) => after)), 'touchpoint'),
    say('moved', labels(moved.map(({ after }) => after)), 'touchpoint'),
    relabelled.size > 0 && `changed ${count(relabelled.size, 'transition')}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : `${who} ${parts.join(', ')}.`;
}

function say(verb: string, names: readonly string[], noun: string): string | false {
  if (names.length === 0) return false;
  return `${verb} ${names.length <= MOST_NAMES ? names.join(' and ') : count(names.length, noun)}`;
}

/** True when two versions differ in nothing but these fields. */
function same(a: Touchpoint, b: Touchpoint, but: readonly (keyof Touchpoint)[]): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Touchpoint>;
  for (const key of keys) if (a[key] !== b[key] && !but.includes(key)) return false;
  return true;
}

function nameEnds({ source, target }: Transition, { touchpoints }: JourneyMap): string {
  const labelOf = (id: string): string => touchpoints.find((touchpoint) => touchpoint.id === id)?.label ?? '';
  return `${quote(labelOf(source))} to ${quote(labelOf(target))}`;
}

function quote(label: string): string {
  return `“${label.replace(/\s+/g, ' ').trim() || 'No name'}”`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
