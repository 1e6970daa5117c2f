import { type Layering, placesOf, type Tick } from './order-layers';

/** What aligning needs to know of a vertex, in pixels. */
export interface VertexSize {
  /** Least room from its centre up and down, clearance to its neighbours included. */
  readonly above: number;
  readonly below: number;
  /** How hard its lines pull: bends of a long line more than cards, so that long lines stay straight. */
  readonly pull: number;
}

/**
 * Heights of the centres of all vertices, by vertex: each layer in turn takes the places nearest to the mean of its neighbours
 * that keep order and clearance (least squares by pooling adjacent violators), forwards and backwards several times.
 */
export function alignLayers(
  layering: Layering,
  sizeOf: (vertex: number) => VertexSize,
  sweeps: number,
  tick?: Tick,
): Float64Array {
  const { layers, before, after } = layering;
  const y = new Float64Array(placesOf(layering).length);
  for (const layer of layers) {
    const gaps = gapsOf(layer, sizeOf);
    const half = gaps.reduce((sum, gap) => sum + gap, 0) / 2;
    let at = -half;
    layer.forEach((vertex, i) => {
      at += gaps[i]!;
      y[vertex] = at;
    });
  }
  const settle = (layer: readonly number[], neighbours: readonly (readonly (readonly number[])[])[]): void => {
    const wishes = layer.map((vertex) => wishOf(vertex, neighbours, y, sizeOf));
    nearestInOrder(wishes, gapsOf(layer, sizeOf)).forEach((value, i) => {
      y[layer[i]!] = value;
    });
  };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const layer of layers) settle(layer, [before]);
    for (const layer of [...layers].reverse()) settle(layer, [after]);
    for (const layer of layers) settle(layer, [before, after]);
    tick?.();
  }
  return y;
}

/** Distance of each vertex from the one above it; 0 for the first. */
function gapsOf(layer: readonly number[], sizeOf: (vertex: number) => VertexSize): number[] {
  return layer.map((vertex, i) => (i === 0 ? 0 : sizeOf(layer[i - 1]!).below + sizeOf(vertex).above));
}

interface Wish {
  readonly at: number;
  readonly weight: number;
}

function wishOf(
  vertex: number,
  neighbours: readonly (readonly (readonly number[])[])[],
  y: Float64Array,
  sizeOf: (vertex: number) => VertexSize,
): Wish {
  const own = sizeOf(vertex).pull;
  let sum = 0;
  let weight = 0;
  for (const list of neighbours) {
    for (const other of list[vertex]!) {
      const pull = own * sizeOf(other).pull;
      sum += pull * y[other]!;
      weight += pull;
    }
  }
  return weight > 0 ? { at: sum / weight, weight } : { at: y[vertex]!, weight: 0.01 };
}

/** Values nearest to the wishes (weighted least squares) of which each is at least `gaps[i]` after the one before. */
export function nearestInOrder(wishes: readonly Wish[], gaps: readonly number[]): number[] {
  const offsets: number[] = [];
  gaps.reduce((sum, gap, i) => {
    offsets[i] = sum + gap;
    return sum + gap;
  }, 0);
  const blocks: { sum: number; weight: number; count: number }[] = [];
  wishes.forEach(({ at, weight }, i) => {
    let block = { sum: (at - offsets[i]!) * weight, weight, count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.weight >= block.sum / block.weight; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
    }
    blocks.push(block);
  });
  const values = blocks.flatMap(({ sum, weight, count }) => Array<number>(count).fill(sum / weight));
  return values.map((value, i) => value + offsets[i]!);
}
