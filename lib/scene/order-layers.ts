/** A layered graph: `layers` lists vertices from top to bottom, edges join neighbouring layers only. */
export interface Layering {
  readonly layers: number[][];
  /** Neighbours in the layer before and in the layer after, by vertex. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/**
 * Orders every layer so that few lines cross: barycentre sweeps there and back (Sugiyama, Tagawa, Toda 1981), the best
 * order seen is kept. Works in place; ties keep their order, so that the result is the same every time.
 */
export function orderLayers(layering: Layering, sweeps: number): void {
  const { layers, before, after } = layering;
  const place = new Map<number, number>();
  const number = (layer: readonly number[]): void =>
    layer.forEach((vertex, i) => {
      place.set(vertex, i);
    });
  layers.forEach(number);
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(layering, place);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    const neighbours = forward ? before : after;
    const order = forward ? layers : [...layers].reverse();
    for (const layer of order) {
      const weight = new Map(layer.map((vertex, i) => [vertex, centre(neighbours[vertex]!, place) ?? i]));
      layer.sort((a, b) => weight.get(a)! - weight.get(b)!);
      number(layer);
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

function centre(neighbours: readonly number[], place: ReadonlyMap<number, number>): number | undefined {
  if (neighbours.length === 0) return undefined;
  return neighbours.reduce((sum, vertex) => sum + place.get(vertex)!, 0) / neighbours.length;
}

/** Number of crossings, by counting inversions of the edges' ends in a Fenwick tree. */
export function crossings({ layers, after }: Layering, place: ReadonlyMap<number, number>): number {
  let total = 0;
  for (let i = 0; i + 1 < layers.length; i++) {
    const width = layers[i + 1]!.length;
    const tree = new Int32Array(width + 1);
    let seen = 0;
    for (const vertex of layers[i]!) {
      const ends = after[vertex]!.map((next) => place.get(next)!).sort((a, b) => a - b);
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
