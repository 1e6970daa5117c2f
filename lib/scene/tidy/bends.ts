import { nearestInOrder } from '../align-layers';
import type { LayoutGraph } from '../layer-graph';
import { centre, crossings, type Layering, number, placesOf } from '../order-layers';

/** More bends than this are not worth their time: longer lines then pass straight. */
const MOST_BENDS = 20_000;
const SWEEPS = 6;

/** A group of vertices as layers; a line over several layers has a bend (a vertex beyond the graph's) in each between. */
export function withBends(group: readonly number[], graph: LayoutGraph, layer: Int32Array): Layering {
  const layers: number[][] = [];
  const before: number[][] = [];
  const after: number[][] = [];
  let next = graph.out.length;
  const enter = (vertex: number, at: number): void => {
    for (let i = layers.length; i <= at; i++) layers.push([]);
    layers[at]!.push(vertex);
    before[vertex] = [];
    after[vertex] = [];
  };
  for (const vertex of group) enter(vertex, layer[vertex]!);
  const link = (from: number, to: number): void => {
    after[from]!.push(to);
    before[to]!.push(from);
  };
  for (const vertex of group) {
    for (const other of graph.out[vertex]!) {
      const [from, to] = layer[vertex]! < layer[other]! ? [vertex, other] : [other, vertex];
      const span = layer[to]! - layer[from]!;
      // A line back and its counterpart forth need one path only; a line within a layer needs none.
      if (span === 0 || (from === other && graph.out[other]!.includes(vertex))) continue;
      let last = from;
      if (next - graph.out.length + span <= MOST_BENDS) {
        for (let at = layer[from]! + 1; at < layer[to]!; at++) {
          enter(next, at);
          link(last, next);
          last = next++;
        }
        link(last, to);
      } else if (span === 1) link(from, to);
    }
  }
  return { layers, before, after };
}

/**
 * Puts the bends between the cards of each layer, whose order stays as it is, so that few lines cross. It depends on the
 * order of the cards alone: cards that stand in the same order always get the same lines.
 */
export function placeBends(layering: Layering, isCard: (vertex: number) => boolean): void {
  const { layers, before, after } = layering;
  const weight: number[] = [];
  for (const layer of layers) {
    const cards = layer.filter(isCard);
    cards.forEach((vertex, i) => {
      weight[vertex] = (i + 0.5) / cards.length;
    });
    const bends = layer.filter((vertex) => !isCard(vertex)).sort((a, b) => a - b);
    layer.splice(0, layer.length, ...cards, ...bends);
  }
  // A bend begins on the straight way between the cards that its line joins.
  for (const layer of layers) {
    for (const vertex of layer) {
      if (isCard(vertex)) continue;
      const [back, there] = [end(vertex, before, isCard), end(vertex, after, isCard)];
      const [from, to] = [weight[back.at] ?? 0.5, weight[there.at] ?? 0.5];
      weight[vertex] = from + ((to - from) * back.steps) / (back.steps + there.steps);
    }
  }
  for (const layer of layers) sortInOrder(layer, isCard, (vertex) => weight[vertex]!);
  const place = placesOf(layering);
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(layering, place);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    const neighbours = forward ? before : after;
    for (const layer of forward ? layers : [...layers].reverse()) {
      sortInOrder(layer, isCard, (vertex, i) => centre(neighbours[vertex]!, place) ?? i);
      number(layer, place);
    }
    const count = crossings(layering, place);
    if (count < fewest) {
      fewest = count;
      best = layers.map((layer) => [...layer]);
    }
  }
  best.forEach((layer, i) => {
    layers[i] = layer;
  });
}

/** The card at the end of a bend's line, and how many layers away. */
function end(
  vertex: number,
  towards: Layering['before'],
  isCard: (vertex: number) => boolean,
): { readonly at: number; readonly steps: number } {
  let at = vertex;
  let steps = 0;
  while (!isCard(at)) {
    at = towards[at]![0]!;
    steps += 1;
  }
  return { at, steps };
}

/** Sorts a layer by weights, but leaves its cards in their order: theirs are the nearest that rise along it. */
function sortInOrder(
  layer: number[],
  isCard: (vertex: number) => boolean,
  weigh: (vertex: number, i: number) => number,
): void {
  const cards = layer.filter(isCard);
  if (cards.length === layer.length) return;
  const weights = layer.map((vertex, i) => ({ vertex, at: weigh(vertex, i), weight: 1 }));
  const risen = nearestInOrder(
    weights.filter(({ vertex }) => isCard(vertex)),
    cards.map(() => 0),
  );
  const bends = weights.filter(({ vertex }) => !isCard(vertex)).sort((a, b) => a.at - b.at);
  let [card, bend] = [0, 0];
  for (let i = 0; i < layer.length; i++) {
    const first = card < cards.length && (bend >= bends.length || risen[card]! <= bends[bend]!.at);
    layer[i] = first ? cards[card++]! : bends[bend++]!.vertex;
  }
}
