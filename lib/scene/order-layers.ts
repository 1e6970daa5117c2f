/** A layered graph: `layers` lists vertices from top to bottom, edges join neighbouring layers only. */
export interface Layering {
  readonly layers: number[][];
  /** Neighbours in the layer before and in the layer after, by vertex. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/** Called after each stretch of work. */
export type Tick = () => void;

/** Passes of swapping neighbours, at most. */
export const SWITCH_PASSES = 6;

/**
 * Orders every layer so that few lines cross: barycentre sweeps there and back (Sugiyama, Tagawa, Toda 1981), the best
 * order seen is kept, and neighbours change places in it as long as that saves crossings. Works in place; ties keep
 * their order, so that the result is the same every time.
 */
export function orderLayers(layering: Layering, sweeps: number, tick?: Tick): void {
  const { layers, before, after } = layering;
  const place = placesOf(layering);
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(layering, place);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    const neighbours = forward ? before : after;
    const order = forward ? layers : [...layers].reverse();
    for (const layer of order) {
      sortBy(layer, (vertex, i) => centre(neighbours[vertex]!, place) ?? i);
      number(layer, place);
    }
    const count = crossings(layering, place);
    if (count < fewest) {
      fewest = count;
      best = layers.map((layer) => [...layer]);
    }
    tick?.();
  }
  best.forEach((layer, i) => {
    layers[i] = layer;
    number(layer, place);
  });
  for (let pass = 0; pass < SWITCH_PASSES && fewest > 0; pass++) {
    if (!switchNeighbours(layering, place)) break;
    tick?.();
  }
}

/** The place of each vertex in its layer, by vertex. */
export function placesOf({ layers }: Pick<Layering, 'layers'>): Int32Array {
  let size = 0;
  for (const layer of layers) for (const vertex of layer) size = Math.max(size, vertex + 1);
  const place = new Int32Array(size);
  for (const layer of layers) number(layer, place);
  return place;
}

export function number(layer: readonly number[], place: Int32Array): void {
  for (let i = 0; i < layer.length; i++) place[layer[i]!] = i;
}

/** Sorts a layer by weights; what weighs the same keeps its order. */
export function sortBy(layer: number[], weigh: (vertex: number, i: number) => number): void {
  const weights = layer.map((vertex, i) => ({ vertex, weight: weigh(vertex, i) }));
  weights.sort((a, b) => a.weight - b.weight);
  for (let i = 0; i < layer.length; i++) layer[i] = weights[i]!.vertex;
}

export function centre(neighbours: readonly number[], place: Int32Array): number | undefined {
  if (neighbours.length === 0) return undefined;
  let sum = 0;
  for (const vertex of neighbours) sum += place[vertex]!;
  return sum / neighbours.length;
}

/** Lets neighbours in a layer change places where their lines cross less often then; true when any did. */
function switchNeighbours({ layers, before, after }: Layering, place: Int32Array): boolean {
  let switched = false;
  for (const layer of layers) {
    for (let i = 0; i + 1 < layer.length; i++) {
      const [upper, lower] = [layer[i]!, layer[i + 1]!];
      const now = crossed(before[upper]!, before[lower]!, place) + crossed(after[upper]!, after[lower]!, place);
      if (now === 0) continue;
      const then = crossed(before[lower]!, before[upper]!, place) + crossed(after[lower]!, after[upper]!, place);
      if (then >= now) continue;
      [layer[i], layer[i + 1]] = [lower, upper];
      place[lower] = i;
      place[upper] = i + 1;
      switched = true;
    }
  }
  return switched;
}

/** How often lines to the ends of the upper one cross those to the ends of the lower one. */
function crossed(upper: readonly number[], lower: readonly number[], place: Int32Array): number {
  let count = 0;
  for (const a of upper) for (const b of lower) if (place[a]! > place[b]!) count++;
  return count;
}

/** Number of crossings, by counting inversions of the edges' ends in a Fenwick tree. */
export function crossings({ layers, after }: Layering, place: Int32Array): number {
  let total = 0;
  for (let i = 0; i + 1 < layers.length; i++) {
    const width = layers[i + 1]!.length;
    const tree = new Int32Array(width + 1);
    let seen = 0;
    for (const vertex of layers[i]!) {
      const ends = after[vertex]!.map((next) => place[next]!).sort((a, b) => a - b);
      for (const end of ends) {
        let notAfter = 0;
        for (let k = end + 1; k > 0; k -= k & -k) notAfter += tree[k]!;
        total += seen - notAfter;
      }
      for (const end of ends) for (let k = end + 1; k <= width; k += k & -k) tree[k]!++;
      seen += ends.length;
    }
  }
  return total;
}
