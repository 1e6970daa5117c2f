import type { JourneyGraph } from '../graph/journey-graph';
import { comebackChances, SWEEPS } from './comeback-chances';
import { divide, type FlowChances, ROUNDING } from './flow-chances';

/**
 * Work (roughly: multiplications) that ways back into touchpoints may take in all loops of a map. Touchpoints that
 * matter most are served first; of the others the gain is told as if nobody came back to them, which it is at least.
 */
export const COMEBACK_BUDGET = 5_000_000;

/**
 * By vertex: how much the conversion of its scope would rise if its drop-off were 0 and the shares out of it were
 * divided anew. Off loops λ·(h' − h), h' being the chance to convert from it then. On loops a rank-one change of the
 * chain (Sherman and Morrison 1950), written with the chance p to come back to u over the others: customers come to it
 * λ·(1 − q·p)/(1 − q'·p) times, q and q' being its steps now and then.
 */
export function conversionGains(
  graph: JourneyGraph,
  chances: FlowChances,
  conversion: Float64Array,
  visits: Float64Array,
  budget: number = COMEBACK_BUDGET,
): Float64Array {
  const n = graph.ids.length;
  const gain = new Float64Array(n);
  const inLoops: { u: number; steps: Steps }[] = [];
  for (let u = 0; u < n; u++) {
    const lost = chances.loss[u]!;
    if (lost === 0 || visits[u] === 0) continue;
    if (graph.isFinal[u]) {
      gain[u] = visits[u]! * lost;
      continue;
    }
    const steps = stepsWithoutLoss(chances, u);
    if (!steps) continue;
    let then = 0;
    let loops = graph.components.size[graph.components.of[u]!]! > 1;
    for (let i = 0; i < steps.targets.length; i++) {
      then += steps.chance[i]! * conversion[steps.targets[i]!]!;
      if (steps.targets[i] === u) loops = true;
    }
    const rise = then - conversion[u]!;
    if (rise <= 0) continue;
    gain[u] = visits[u]! * rise;
    if (loops) inLoops.push({ u, steps });
  }
  inLoops.sort((a, b) => gain[b.u]! - gain[a.u]! || a.u - b.u);
  const comeback = comebackChances(graph, chances);
  const stepsOf = inLoops.length > 0 ? countSteps(graph, chances) : NONE;
  let left = budget;
  for (const { u, steps } of inLoops) {
    if (left <= 0) break;
    // In a loop that takes more than there is at first none is served.
    if (SWEEPS * stepsOf[graph.components.of[u]!]! > budget) continue;
    const { chanceFrom, work } = comeback(u, steps.targets);
    left -= work;
    let now = 0;
    for (let i = chances.offsets[u]!; i < chances.offsets[u + 1]!; i++) {
      now += chances.chance[i]! * chanceFrom(chances.targets[i]!);
    }
    let then = 0;
    for (let i = 0; i < steps.targets.length; i++) then += steps.chance[i]! * chanceFrom(steps.targets[i]!);
    gain[u] = Math.min(1, (gain[u]! * (1 - now)) / (1 - then));
  }
  return gain;
}

const NONE = new Int32Array(0);

/** Steps of positive chance within each component. */
function countSteps({ components }: JourneyGraph, { offsets, targets }: FlowChances): Int32Array {
  const { of, count } = components;
  const steps = new Int32Array(count);
  for (let u = 0; u < of.length; u++) {
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      if (of[targets[i]!] === of[u]) steps[of[u]!] = steps[of[u]!]! + 1;
    }
  }
  return steps;
}

interface Steps {
  readonly targets: Int32Array;
  readonly chance: Float64Array;
}

/** Where customers at `u` would go if its drop-off were 0; null when that is where they go now. */
function stepsWithoutLoss({ ways, loss }: FlowChances, u: number): Steps | null {
  const from = ways.offsets[u]!;
  const to = ways.offsets[u + 1]!;
  if (from === to) return null;
  const chance = ways.shares.slice(from, to);
  if (divide(chance, 0) === loss[u]) return null;
  for (let i = 0; i < chance.length; i++) if (chance[i]! <= ROUNDING) chance[i] = 0;
  return { targets: ways.targets.subarray(from, to), chance };
}
