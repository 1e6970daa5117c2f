import type { Transition } from '../model/types';

/** Where a touchpoint stands, in canvas pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The order in which touchpoints are read: each chain from its start on, a touchpoint only after all that lead to it
 * (but for loops), so that nothing is named before one has heard how customers get there.
 * @param ids what is read; a line to anything else does not count
 * @param starts read first, then what nothing leads to, then what only a loop leads to; among equals from the top down,
 *   then from left to right
 */
export function readingOrder(
  ids: readonly string[],
  transitions: readonly Pick<Transition, 'source' | 'target'>[],
  starts: ReadonlySet<string>,
  places: ReadonlyMap<string, Place>,
): string[] {
  const byPlace = [...ids].sort((a, b) => {
    const [at, bt] = [places.get(a), places.get(b)];
    return (at?.y ?? 0) - (bt?.y ?? 0) || (at?.x ?? 0) - (bt?.x ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
  });
  const rank = new Map(byPlace.map((id, index) => [id, index]));
  const next = new Map<string, string[]>();
  const entered = new Set<string>();
  for (const { source, target } of transitions) {
    if (source === target || !rank.has(source) || !rank.has(target)) continue;
    entered.add(target);
    const targets = next.get(source);
    if (targets) targets.push(target);
    else next.set(source, [target]);
  }
  // Who is left last is read first, so what comes last by place goes in first.
  for (const targets of next.values()) targets.sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0));
  const isRoot = (id: string): boolean => starts.has(id) || !entered.has(id);
  const roots = [...byPlace.filter((id) => starts.has(id)), ...byPlace.filter((id) => !starts.has(id) && isRoot(id))];
  const seen = new Set<string>();
  const left: string[] = [];
  for (const root of roots.reverse()) visit(root, next, seen, left);
  const order = left.reverse();
  // What only a loop leads to comes at the end.
  for (const id of byPlace) {
    const loop: string[] = [];
    visit(id, next, seen, loop);
    order.push(...loop.reverse());
  }
  return order;
}

/** Depth first from a touchpoint, without recursion; `left` gets each one after all that it leads to. */
function visit(from: string, next: ReadonlyMap<string, readonly string[]>, seen: Set<string>, left: string[]): void {
  if (seen.has(from)) return;
  seen.add(from);
  const path = [{ id: from, at: 0 }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const target = next.get(top.id)?.[top.at];
    top.at += 1;
    if (target === undefined) {
      left.push(top.id);
      path.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      path.push({ id: target, at: 0 });
    }
  }
}
