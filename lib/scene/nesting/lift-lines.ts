import type { Transition } from '../../model/types';

interface Lifted {
  readonly transitions: readonly Transition[];
  readonly bundles: ReadonlyMap<string, readonly string[]>;
}

interface Known {
  readonly of: Transition;
  readonly count: number;
  readonly lifted: Transition;
}

/**
 * Draws transitions between what is seen in the place of their ends, again and again. What runs inside of something
 * closed, or out of sight, is left out; several between the same two become one line, where one end or both stand for
 * something else. A line that is drawn as it is keeps its object, a lifted one does as long as nothing about it changes.
 */
export function createLifter(): (transitions: readonly Transition[], standIn: (id: string) => string | null) => Lifted {
  let known = new Map<string, Known>();
  return (transitions, standIn) => {
    const next = new Map<string, Known>();
    const bundles = new Map<string, readonly string[]>();
    const lifted = linesOf(transitions, standIn).map(({ first, source, target, ids }) => {
      if (ids.length > 1) bundles.set(first.id, ids);
      else if (source === first.source && target === first.target) return first;
      const before = known.get(first.id);
      const same =
        before?.of === first &&
        before.count === ids.length &&
        before.lifted.source === source &&
        before.lifted.target === target;
      const line = same ? before.lifted : liftedLine(first, source, target, ids.length);
      next.set(first.id, { of: first, count: ids.length, lifted: line });
      return line;
    });
    known = next;
    return { transitions: lifted, bundles };
  };
}

interface Line {
  readonly first: Transition;
  readonly source: string;
  readonly target: string;
  readonly ids: string[];
}

function linesOf(transitions: readonly Transition[], standIn: (id: string) => string | null): readonly Line[] {
  const lines: Line[] = [];
  const raised = new Set<string>();
  for (const first of transitions) {
    const source = standIn(first.source);
    const target = standIn(first.target);
    if (source === null || target === null) continue;
    const plain = source === first.source && target === first.target;
    if (source === target && !plain) continue;
    if (!plain) raised.add(`${source} ${target}`);
    lines.push({ first, source, target, ids: [first.id] });
  }
  const bundled = new Map<string, Line>();
  return lines.filter((line) => {
    const key = `${line.source} ${line.target}`;
    if (!raised.has(key)) return true;
    const one = bundled.get(key);
    if (!one) bundled.set(key, line);
    else one.ids.push(line.first.id);
    return one === undefined;
  });
}

/** A share of the customers of a part is no share of those of the touchpoint around it: such a line has none. */
function liftedLine(transition: Transition, source: string, target: string, count: number): Transition {
  const { share, label, ...rest } = transition;
  const words = count > 1 ? `${count} transitions` : label;
  return {
    ...rest,
    source,
    target,
    ...(words !== undefined && { label: words }),
    ...(share !== undefined && count === 1 && source === transition.source && { share }),
  };
}
