import type { JourneyGraph, Scope } from './journey-graph';
import type { Nesting } from './nesting';

const NONE = new Int32Array(0);

function only(members: Int32Array, flag: Uint8Array): Int32Array {
  let count = 0;
  for (const v of members) count += flag[v]!;
  if (count === 0) return NONE;
  const chosen = new Int32Array(count);
  let at = 0;
  for (const v of members) if (flag[v]) chosen[at++] = v;
  return chosen;
}

/** Groups the touchpoints by parent: root first, then parents by id. */
export function buildScopes(
  nesting: Nesting,
  isStart: Uint8Array,
  isFinal: Uint8Array,
): Pick<JourneyGraph, 'scopes' | 'scopeOf' | 'innerFirst'> {
  const { parent, depth, order } = nesting;
  const n = parent.length;
  // Slot 0 is the root, slot p + 1 the inside of touchpoint p.
  const sizes = new Int32Array(n + 1);
  for (let v = 0; v < n; v++) sizes[parent[v]! + 1] = sizes[parent[v]! + 1]! + 1;
  const members: (Int32Array | undefined)[] = new Array(n + 1);
  const position = new Int32Array(n + 1).fill(-1);
  const filled = new Int32Array(n + 1);
  for (let slot = 0; slot <= n; slot++)
    if (slot === 0 || sizes[slot]! > 0) members[slot] = new Int32Array(sizes[slot]!);
  for (let v = 0; v < n; v++) {
    const slot = parent[v]! + 1;
    members[slot]![filled[slot]!] = v;
    filled[slot] = filled[slot]! + 1;
  }
  const scopes: Scope[] = [];
  for (let slot = 0; slot <= n; slot++) {
    const list = members[slot];
    if (!list) continue;
    position[slot] = scopes.length;
    scopes.push({
      parent: slot - 1,
      depth: slot === 0 ? 0 : depth[slot - 1]! + 1,
      members: list,
      starts: only(list, isStart),
      finals: only(list, isFinal),
    });
  }
  const scopeOf = new Int32Array(n);
  for (let v = 0; v < n; v++) scopeOf[v] = position[parent[v]! + 1]!;
  const innerFirst = new Int32Array(scopes.length);
  let at = 0;
  for (let i = n - 1; i >= 0; i--) {
    const inside = position[order[i]! + 1]!;
    if (inside > 0) innerFirst[at++] = inside;
  }
  innerFirst[at] = 0;
  return { scopes, scopeOf, innerFirst };
}
