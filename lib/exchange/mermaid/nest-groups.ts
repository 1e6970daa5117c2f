import { findParentCircles } from '../../model/check-references';
import type { FlowGroup, FlowNode } from './flow-graph';

/**
 * A subgraph that is only named in another one stands in it, as in Mermaid. Gives the subgraphs anew, what is around
 * before what is inside, and moves the nodes to their new places. Subgraphs that would be in each other stay outside.
 */
export function nestGroups(groups: readonly FlowGroup[], nodes: ReadonlyMap<string, FlowNode>): FlowGroup[] {
  const first = new Map<string, number>();
  groups.forEach(({ id }, index) => {
    if (!first.has(id)) first.set(id, index);
  });
  const parents = groups.map(({ id, parent }, index) => {
    const named = parent === null && first.get(id) === index ? nodes.get(id)?.group : null;
    return parent ?? named ?? null;
  });
  const upward = new Map(parents.flatMap((parent, index) => (parent === null ? [] : [[`${index}`, `${parent}`]])));
  for (const member of findParentCircles(upward as ReadonlyMap<string, string>).keys()) {
    parents[Number(member)] = groups[Number(member)]?.parent ?? null;
  }
  const inside = groups.map((): number[] => []);
  const order: number[] = [];
  parents.forEach((parent, index) => {
    if (parent === null) order.push(index);
    else inside[parent]?.push(index);
  });
  for (let at = 0; at < order.length; at += 1) for (const one of inside[order[at] as number] ?? []) order.push(one);
  const place = new Map(order.map((index, at) => [index, at]));
  for (const node of nodes.values()) if (node.group !== null) node.group = place.get(node.group) ?? null;
  return order.map((index) => {
    const { id, label } = groups[index] as FlowGroup;
    const parent = parents[index] ?? null;
    return { id, label, parent: parent === null ? null : (place.get(parent) as number) };
  });
}
