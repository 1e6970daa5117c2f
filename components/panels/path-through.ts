import type { StateAnalysis } from '@/lib/analysis/types';
import type { Transition } from '@/lib/model/types';

/**
 * A way from a start over `id` to a final, the proof of what mending it brings: over touchpoints that are not negative
 * where there is one, otherwise over any. Only transitions within its own scope are walked; without such a way the
 * result is as much of it as there is, at least `id` itself.
 */
export function pathThrough(transitions: readonly Transition[], states: StateAnalysis, id: string): readonly string[] {
  const scope = states.scopes.find((one) => one.id === states.touchpoints.get(id)?.scope);
  if (!scope) return [id];
  const counts = (transition: Transition): boolean => {
    const state = states.transitions.get(transition.id)?.state;
    return state !== undefined && state !== 'ignored' && state !== 'handover';
  };
  const onward = new Map<string, string[]>();
  const back = new Map<string, string[]>();
  for (const transition of transitions.filter(counts)) {
    push(onward, transition.source, transition.target);
    push(back, transition.target, transition.source);
  }
  const starts = new Set(scope.starts.map((start) => start.id));
  const finals = new Set(scope.finals);
  const sound = (other: string): boolean => !states.touchpoints.get(other)?.negative;
  for (const allowed of [sound, () => true]) {
    const before = walk(back, id, starts, allowed, new Set());
    const after = before && walk(onward, id, finals, allowed, new Set(before.slice(1)));
    if (before && after) return [...before.reverse(), ...after.slice(1)];
  }
  return walk(back, id, starts, () => true, new Set())?.reverse() ?? [id];
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A shortest way from `from` to one of `goals`, both included; null when there is none. */
function walk(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  goals: ReadonlySet<string>,
  allowed: (id: string) => boolean,
  taken: ReadonlySet<string>,
): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const id of cameFrom.keys()) {
    if (goals.has(id)) {
      const path: string[] = [];
      for (let at: string | null = id; at !== null; at = cameFrom.get(at) ?? null) path.push(at);
      return path.reverse();
    }
    for (const other of next.get(id) ?? []) {
      if (!cameFrom.has(other) && allowed(other) && !taken.has(other)) cameFrom.set(other, id);
    }
  }
  return null;
}
