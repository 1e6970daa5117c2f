import type { Touchpoint } from '../../model/types';
import { append } from '../reading-plan';

/**
 * Who is inside whom, in one step a question: true when `outer` has parts and `inner` is `outer` or somewhere in it.
 * Linear in the touchpoints, and without recursion.
 */
export function nestIntervals(touchpoints: readonly Touchpoint[]): (inner: string, outer: string) => boolean {
  const parts = new Map<string, string[]>();
  for (const { id, parent } of touchpoints) if (parent !== undefined) append(parts, parent, id);
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  let count = 0;
  const stack = touchpoints.filter(({ parent }) => parent === undefined).map(({ id }) => ({ id, next: 0 }));
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (!first.has(top.id)) first.set(top.id, count++);
    const part = parts.get(top.id)?.[top.next];
    top.next += 1;
    if (part !== undefined) stack.push({ id: part, next: 0 });
    else {
      last.set(top.id, count);
      stack.pop();
    }
  }
  return (inner, outer) => {
    const at = first.get(inner) ?? -1;
    return parts.has(outer) && at >= (first.get(outer) ?? Infinity) && at < (last.get(outer) ?? -1);
  };
}
