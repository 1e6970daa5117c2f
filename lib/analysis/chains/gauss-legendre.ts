/** Nodes and weights on [0, 1]. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Gauss–Legendre quadrature with `points` points, exact for polynomials of degree 2·points − 1. Newton on the recurrence. */
export function gaussLegendre(points: number): Quadrature {
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let i = 0; i < Math.ceil(points / 2); i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (points + 0.5));
    let slope = 1;
    for (let round = 0; round < 50; round++) {
      let before = 1;
      let here = x;
      for (let k = 2; k <= points; k++) {
        const next = ((2 * k - 1) * x * here - (k - 1) * before) / k;
        before = here;
        here = next;
      }
      slope = (points * (x * here - before)) / (x * x - 1);
      const step = here / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    if (points % 2 === 1 && i === (points - 1) / 2) x = 0;
    const weight = 1 / ((1 - x * x) * slope * slope);
    nodes[i] = (1 - x) / 2;
    nodes[points - 1 - i] = (1 + x) / 2;
    weights[i] = weights[points - 1 - i] = weight;
  }
  return { nodes, weights };
}
