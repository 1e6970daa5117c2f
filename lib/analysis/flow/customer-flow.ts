import { findComponents } from '../graph/components';
import type { JourneyGraph } from '../graph/journey-graph';
import type { Evaluation } from '../states/evaluate';
import type { AnalysisInput, AnalysisTouchpoint } from '../types';
import { type FlowChances, flowChances, ROUNDING } from './flow-chances';
import { conversionGains } from './sensitivity';
import { SOLVE_BUDGET, solveLinear } from './solve-linear';
import type { SparseRows } from './sparse-rows';
import { transitionFlows } from './transition-flows';

/** Where customers go and where they are lost, by this map's assumptions. Shares are of all who enter a scope. */
export interface CustomerFlow {
  /** By vertex: chance to convert from here. */
  readonly conversion: Float64Array;
  /** By vertex: expected touches of those who convert, this one included; NaN where nobody does. */
  readonly touches: Float64Array;
  /** By vertex: how many come here for each who enters its scope; 0 where they circle for ever. */
  readonly visits: Float64Array;
  /** By vertex: share lost here. */
  readonly loss: Float64Array;
  readonly lossAssumed: Uint8Array;
  /** By vertex: how much the conversion of its scope would rise if nobody were lost here. */
  readonly gain: Float64Array;
  /** By transition: share that takes it. */
  readonly flows: Float64Array;
  /** By position of the scope. */
  readonly scopeConversion: Float64Array;
  readonly scopeTrapped: Float64Array;
}

/** Solves the absorbing Markov chain of every scope, component by component (Kemeny and Snell, Finite Markov Chains); `budget` as for `solveLinear`. */
export function customerFlow(
  graph: JourneyGraph,
  evaluation: Evaluation,
  input: AnalysisInput,
  budget: number = SOLVE_BUDGET,
): CustomerFlow {
  const n = graph.ids.length;
  const chances = flowChances(graph, evaluation, input.touchpoints, input.transitions, input.mended);
  const groups = groupVertices(chances, n);
  const conversion = new Float64Array(n);
  const steps = new Float64Array(n);
  for (let c = 0; c < groups.count; c++) solveBackward(graph, chances, groups, c, conversion, steps, budget);
  const visits = enteringShares(graph, input.touchpoints);
  const scopeTrapped = new Float64Array(graph.scopes.length);
  for (let c = groups.count - 1; c >= 0; c--) solveForward(graph, chances, groups, c, visits, scopeTrapped, budget);
  const scopeConversion = new Float64Array(graph.scopes.length);
  const loss = new Float64Array(n);
  const touches = new Float64Array(n).fill(Number.NaN);
  for (let v = 0; v < n; v++) {
    loss[v] = visits[v]! * chances.loss[v]!;
    if (conversion[v]! > 0) touches[v] = steps[v]! / conversion[v]! + 1;
    if (!graph.isFinal[v]) continue;
    const scope = graph.scopeOf[v]!;
    scopeConversion[scope] = scopeConversion[scope]! + visits[v]! * (1 - chances.loss[v]!);
  }
  const gain = conversionGains(graph, chances, conversion, visits);
  const flows = transitionFlows(chances, visits, graph.transitionIds.length);
  return {
    conversion,
    touches,
    visits,
    loss,
    lossAssumed: chances.lossAssumed,
    gain,
    flows,
    scopeConversion,
    scopeTrapped,
  };
}

interface Groups {
  readonly count: number;
  readonly of: Int32Array;
  readonly offsets: Int32Array;
  readonly members: Int32Array;
  /** Number of each vertex within its group. */
  readonly local: Int32Array;
}

/** Strongly connected groups over steps of positive chance, sinks first: who can convert, or is caught, is so as a group. */
function groupVertices(chances: FlowChances, n: number): Groups {
  const { of, size, count } = findComponents(chances);
  const offsets = new Int32Array(count + 1);
  for (let c = 0; c < count; c++) offsets[c + 1] = offsets[c]! + size[c]!;
  const next = offsets.slice(0, count);
  const members = new Int32Array(n);
  const local = new Int32Array(n);
  for (let v = 0; v < n; v++) {
    const at = next[of[v]!]!;
    next[of[v]!] = at + 1;
    members[at] = v;
    local[v] = at - offsets[of[v]!]!;
  }
  return { count, of, offsets, members, local };
}

/** The steps within group `c`. */
function innerSteps(chances: FlowChances, groups: Groups, c: number): SparseRows {
  const from = groups.offsets[c]!;
  const size = groups.offsets[c + 1]! - from;
  const offsets = new Int32Array(size + 1);
  let count = 0;
  for (let at = 0; at < size; at++) {
    const u = groups.members[from + at]!;
    for (let i = chances.offsets[u]!; i < chances.offsets[u + 1]!; i++) {
      if (groups.of[chances.targets[i]!] === c) count++;
    }
    offsets[at + 1] = count;
  }
  const columns = new Int32Array(count);
  const values = new Float64Array(count);
  let k = 0;
  for (let at = 0; at < size; at++) {
    const u = groups.members[from + at]!;
    for (let i = chances.offsets[u]!; i < chances.offsets[u + 1]!; i++) {
      const v = chances.targets[i]!;
      if (groups.of[v] !== c) continue;
      columns[k] = groups.local[v]!;
      values[k++] = chances.chance[i]!;
    }
  }
  return { size, offsets, columns, values };
}

/** h and m of group `c`, those of the groups after it being known: h = Q·h + r, m = Q·(m + h). */
function solveBackward(
  graph: JourneyGraph,
  chances: FlowChances,
  groups: Groups,
  c: number,
  conversion: Float64Array,
  steps: Float64Array,
  budget: number,
): void {
  const from = groups.offsets[c]!;
  const size = groups.offsets[c + 1]! - from;
  const first = groups.members[from]!;
  if (graph.isFinal[first]) {
    conversion[first] = 1 - chances.loss[first]!;
    return;
  }
  const right = new Float64Array(size);
  const rightSteps = new Float64Array(size);
  let converts = false;
  let loops = false;
  for (let at = 0; at < size; at++) {
    const u = groups.members[from + at]!;
    for (let i = chances.offsets[u]!; i < chances.offsets[u + 1]!; i++) {
      const v = chances.targets[i]!;
      if (groups.of[v] === c) {
        loops = true;
        continue;
      }
      right[at] = right[at]! + chances.chance[i]! * conversion[v]!;
      rightSteps[at] = rightSteps[at]! + chances.chance[i]! * (steps[v]! + conversion[v]!);
      if (conversion[v]! > 0) converts = true;
    }
  }
  // What cannot reach a final would make the system singular; its h and m are 0.
  if (!converts) return;
  if (!loops) {
    conversion[first] = right[0]!;
    steps[first] = rightSteps[0]!;
    return;
  }
  const q = innerSteps(chances, groups, c);
  const { x: h } = solveLinear(q, right, false, budget);
  for (let at = 0; at < size; at++) h[at] = Math.min(1, Math.max(0, h[at]!));
  for (let at = 0; at < size; at++) {
    for (let k = q.offsets[at]!; k < q.offsets[at + 1]!; k++) {
      rightSteps[at] = rightSteps[at]! + q.values[k]! * h[q.columns[k]!]!;
    }
  }
  const { x: m } = solveLinear(q, rightSteps, false, budget);
  for (let at = 0; at < size; at++) {
    conversion[groups.members[from + at]!] = h[at]!;
    steps[groups.members[from + at]!] = Math.max(0, m[at]!);
  }
}

/** Shares of the customers of each scope who enter at each start. */
function enteringShares(graph: JourneyGraph, touchpoints: readonly AnalysisTouchpoint[]): Float64Array {
  const entering = new Float64Array(graph.ids.length);
  for (let v = 0; v < entering.length; v++) entering[v] = graph.isStart[v]!;
  for (const { id, customers } of touchpoints) {
    const v = graph.indexOf.get(id);
    if (v === undefined || !graph.isStart[v] || typeof customers !== 'number' || !(customers >= 0)) continue;
    entering[v] = customers;
  }
  for (const scope of graph.scopes) {
    let sum = 0;
    for (const v of scope.starts) sum += entering[v]!;
    for (const v of scope.starts) entering[v] = sum > 0 ? entering[v]! / sum : 0;
  }
  return entering;
}

/** Expected visits of group `c` from what comes into it, passed on to the groups after it. */
function solveForward(
  graph: JourneyGraph,
  chances: FlowChances,
  groups: Groups,
  c: number,
  visits: Float64Array,
  scopeTrapped: Float64Array,
  budget: number,
): void {
  const from = groups.offsets[c]!;
  const size = groups.offsets[c + 1]! - from;
  let inflow = 0;
  let escapes = false;
  let loops = false;
  for (let at = 0; at < size; at++) {
    const u = groups.members[from + at]!;
    inflow += visits[u]!;
    if (graph.isFinal[u] || chances.loss[u]! > 0) escapes = true;
    for (let i = chances.offsets[u]!; i < chances.offsets[u + 1]!; i++) {
      if (groups.of[chances.targets[i]!] === c) loops = true;
      else escapes = true;
    }
  }
  if (inflow === 0) return;
  const trap = (): void => {
    const scope = graph.scopeOf[groups.members[from]!]!;
    scopeTrapped[scope] = scopeTrapped[scope]! + inflow;
  };
  if (!escapes) {
    trap();
    for (let at = 0; at < size; at++) visits[groups.members[from + at]!] = 0;
    return;
  }
  if (loops) {
    const right = new Float64Array(size);
    for (let at = 0; at < size; at++) right[at] = visits[groups.members[from + at]!]!;
    const q = innerSteps(chances, groups, c);
    const { x, settled } = solveLinear(q, right, true, budget);
    const out = settled || letOutAll(q, x, inflow);
    for (let at = 0; at < size; at++) visits[groups.members[from + at]!] = out ? x[at]! : 0;
    if (!out) trap();
  }
  for (let at = 0; at < size; at++) {
    const u = groups.members[from + at]!;
    for (let i = chances.offsets[u]!; i < chances.offsets[u + 1]!; i++) {
      const v = chances.targets[i]!;
      if (groups.of[v] !== c) visits[v] = visits[v]! + visits[u]! * chances.chance[i]!;
    }
  }
}

/**
 * Fits visits that are only near to what must hold: nobody comes less than never, and all who come in go out. False
 * when nobody was seen to go out: as far as was looked, they circle.
 */
function letOutAll({ offsets, values }: SparseRows, visits: Float64Array, inflow: number): boolean {
  let outflow = 0;
  for (let at = 0; at < visits.length; at++) {
    visits[at] = Math.max(0, visits[at]!);
    let out = 1;
    for (let k = offsets[at]!; k < offsets[at + 1]!; k++) out -= values[k]!;
    if (out > ROUNDING) outflow += visits[at]! * out;
  }
  if (!(outflow > 0)) return false;
  for (let at = 0; at < visits.length; at++) visits[at] = (visits[at]! * inflow) / outflow;
  return true;
}
