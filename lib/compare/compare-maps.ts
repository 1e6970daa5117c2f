import type { ChainCount, Verdict } from '../analysis/types';
import type { Reaction, Touchpoint, Transition } from '../model/types';
import type { AnalyzedMap } from './analyzed-map';
import { type ChainChanges, compareChains } from './compare-chains';

export interface NamedTouchpoint {
  readonly id: string;
  readonly label: string;
}

/** How a map differs from what it was. Lists go by id; starts are those of the root scope. */
export interface MapComparison {
  readonly chains: { readonly was: ChainCount; readonly now: ChainCount };
  /** What became of the single chains; null where they are too many to be gone through. */
  readonly chainChanges: ChainChanges | null;
  /** Starts whose verdict differs; null where the touchpoint was, or is, no start. */
  readonly starts: readonly (NamedTouchpoint & { readonly was: Verdict | null; readonly now: Verdict | null })[];
  readonly came: readonly NamedTouchpoint[];
  readonly went: readonly NamedTouchpoint[];
  readonly renamed: readonly { readonly id: string; readonly was: string; readonly now: string }[];
  /** What counts as their reaction differs: their own, or what the ratings come to; null is not rated. */
  readonly rated: readonly (NamedTouchpoint & { readonly was: Reaction | null; readonly now: Reaction | null })[];
  /** Differ in something else but their place. */
  readonly edited: readonly NamedTouchpoint[];
  readonly moved: number;
  readonly transitions: { readonly came: number; readonly went: number; readonly edited: number };
  readonly title: boolean;
  readonly phases: boolean;
  /** Rules, or unknown keys of the file. */
  readonly rest: boolean;
}

/** Compares a map with what it was. The same map gives empty lists. */
export function compareMaps(then: AnalyzedMap, now: AnalyzedMap): MapComparison {
  const before = byId(then.map.touchpoints);
  const after = byId(now.map.touchpoints);
  const both = now.map.touchpoints.flatMap((item) => {
    const old = before.get(item.id);
    return old ? [{ old, item }] : [];
  });
  const reaction = ({ analysis }: AnalyzedMap, id: string): Reaction | null =>
    analysis.touchpoints.get(id)?.reaction ?? null;
  return {
    chains: { was: chainsOf(then), now: chainsOf(now) },
    chainChanges: compareChains(then, now),
    starts: compareStarts(then, now),
    came: now.map.touchpoints.filter(({ id }) => !before.has(id)).map(nameOf),
    went: then.map.touchpoints.filter(({ id }) => !after.has(id)).map(nameOf),
    renamed: both.flatMap(({ old, item }) =>
      old.label === item.label ? [] : [{ id: item.id, was: old.label, now: item.label }],
    ),
    rated: both.flatMap(({ item }) => {
      const [was, is] = [reaction(then, item.id), reaction(now, item.id)];
      return was === is ? [] : [{ ...nameOf(item), was: was, now: is }];
    }),
    edited: both.flatMap(({ old, item }) => {
      const told = reaction(then, item.id) !== reaction(now, item.id);
      const rated = told || (old.reaction === item.reaction && same(old.ratings, item.ratings));
      return rated && same(restOf(old), restOf(item)) ? [] : [nameOf(item)];
    }),
    moved: both.filter(({ old, item }) => old.x !== item.x || old.y !== item.y).length,
    transitions: compareTransitions(then.map.transitions, now.map.transitions),
    title: then.map.title !== now.map.title,
    phases: !same(then.map.phases, now.map.phases),
    rest: !same([then.map.rules, then.map.extra], [now.map.rules, now.map.extra]),
  };
}

/** True when nothing differs. */
export function isSame(comparison: MapComparison): boolean {
  const { came, went, renamed, rated, edited, moved, transitions, title, phases, rest } = comparison;
  const lists = [came, went, renamed, rated, edited].every((list) => list.length === 0);
  const lines = transitions.came + transitions.went + transitions.edited === 0;
  return lists && lines && moved === 0 && !title && !phases && !rest;
}

function chainsOf({ analysis }: AnalyzedMap): ChainCount {
  return analysis.scopeFigures[0]?.chains ?? { total: 0n, intact: 0n, exact: true };
}

function compareStarts(then: AnalyzedMap, now: AnalyzedMap): MapComparison['starts'] {
  const verdicts = ({ analysis }: AnalyzedMap): Map<string, Verdict> =>
    new Map(analysis.scopes[0]?.starts.map(({ id, verdict }) => [id, verdict]));
  const [before, after] = [verdicts(then), verdicts(now)];
  const labels = new Map([...then.map.touchpoints, ...now.map.touchpoints].map(({ id, label }) => [id, label]));
  return [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnits).flatMap((id) => {
    const pair = { was: before.get(id) ?? null, now: after.get(id) ?? null };
    return pair.was === pair.now ? [] : [{ id, label: labels.get(id) ?? '', ...pair }];
  });
}

function compareTransitions(then: readonly Transition[], now: readonly Transition[]): MapComparison['transitions'] {
  const [before, after] = [byId(then), byId(now)];
  return {
    came: now.filter(({ id }) => !before.has(id)).length,
    went: then.filter(({ id }) => !after.has(id)).length,
    edited: now.filter((item) => before.has(item.id) && !same(before.get(item.id), item)).length,
  };
}

/** A touchpoint without what is told of it elsewhere. */
function restOf({ label: _l, x: _x, y: _y, reaction: _r, ratings: _s, ...rest }: Touchpoint): object {
  return rest;
}

const nameOf = ({ id, label }: NamedTouchpoint): NamedTouchpoint => ({ id, label });
const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Deep equality of what a map file can hold; a key that is undefined is as good as none. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(b)) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(x), ...Object.keys(y)]);
  for (const key of keys) {
    if (!same(Object.hasOwn(x, key) ? x[key] : undefined, Object.hasOwn(y, key) ? y[key] : undefined)) return false;
  }
  return true;
}
