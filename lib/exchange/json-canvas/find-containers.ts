import { isPlainObject } from '../../model/plain-object';
import { LIMITS } from '../../protocol/limits';
import { contains, corners } from './canvas-boxes';
import { type CanvasNode, OWN_KEY } from './canvas-types';

/**
 * The smallest group around each node, by their ids; null: none. Left out where nothing was moved since we wrote the
 * file: then it knows better itself. Beyond `LIMITS.canvasGroups` only the largest groups are looked at.
 */
export function findContainers(nodes: readonly CanvasNode[]): ReadonlyMap<string, string | null> {
  const groups = nodes.filter(({ type }) => type === 'group');
  const isAsWritten = groups.every(isUnmoved);
  const bySize = groups
    .map((node) => ({ node, area: node.width * node.height }))
    .sort((a, b) => b.area - a.area)
    .slice(0, LIMITS.canvasGroups)
    .reverse();
  const rank = new Map(bySize.map(({ node }, index) => [node.id, index]));
  const found = new Map<string, string | null>();
  for (const node of nodes) {
    if (isAsWritten && isUnmoved(node)) continue;
    // Of groups of one size the later one is the inner one, so that no two are in each other.
    const from = rank.get(node.id) ?? -1;
    const around = bySize.find(({ node: group }, index) => index > from && contains(group, node));
    found.set(node.id, around?.node.id ?? null);
  }
  return found;
}

/** True for a node that stands where a file of ours had drawn it. */
export function isUnmoved(node: CanvasNode): boolean {
  const own = node.raw[OWN_KEY];
  const drawn = isPlainObject(own) ? own.drawn : undefined;
  return Array.isArray(drawn) && corners(node).every((value, index) => value === drawn[index]);
}
