import { type JourneyGraph, LinkCode } from '../graph/journey-graph';
import type { Evaluation } from '../states/evaluate';
import type { AnalysisTouchpoint, AnalysisTransition } from '../types';

/** Where customers at each touchpoint go next: sparse rows of chances; with `loss` (and what a final keeps) they sum to 1. */
export interface FlowChances {
  /** Steps of `u` are `offsets[u] … offsets[u + 1] − 1`; self-loops included, chances of 0 left out. */
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly chance: Float64Array;
  /** The transition of each step. */
  readonly via: Int32Array;
  /** All ways out of each touchpoint with their shares as given (NaN: unset), before drop-offs; none out of finals and dead ends. */
  readonly ways: { readonly offsets: Int32Array; readonly targets: Int32Array; readonly shares: Float64Array };
  /** Share lost of those who come to a touchpoint. Exactly 0 where nobody is. */
  readonly loss: Float64Array;
  /** The loss is assumed: negative without a measured drop-off, or broken inside. */
  readonly lossAssumed: Uint8Array;
}

/** Shares that miss 1 by no more than this are meant to be whole: 0.1 + 0.2 + 0.7. */
export const ROUNDING = 1e-12;

/** Reads shares and drop-offs into chances. A share is of all who come to the touchpoint; unset ones divide what is left. */
export function flowChances(
  graph: JourneyGraph,
  evaluation: Evaluation,
  touchpoints: readonly AnalysisTouchpoint[],
  transitions: readonly AnalysisTransition[],
  mended?: ReadonlySet<string>,
): FlowChances {
  const n = graph.ids.length;
  const { loss, lossAssumed } = dropOffs(graph, evaluation, touchpoints, mended);
  const shares = sharesById(graph, transitions);
  const offsets = new Int32Array(n + 1);
  const from = new Int32Array(graph.link.length).fill(-1);
  for (let i = 0; i < from.length; i++) {
    // Who arrives at a final has arrived, and a dead end loses everyone: no self-loop holds them.
    const u = graph.link[i] === LinkCode.Edge ? graph.source[i]! : graph.loopAt[i]!;
    if (u < 0 || graph.link[i] === LinkCode.Handover || graph.isFinal[u] || !leaves(graph, u)) continue;
    from[i] = u;
    offsets[u + 1] = offsets[u + 1]! + 1;
  }
  for (let v = 0; v < n; v++) offsets[v + 1] = offsets[v + 1]! + offsets[v]!;
  const next = offsets.slice(0, n);
  const targets = new Int32Array(offsets[n]!);
  const chance = new Float64Array(offsets[n]!);
  const via = new Int32Array(offsets[n]!);
  for (let i = 0; i < from.length; i++) {
    const u = from[i]!;
    if (u < 0) continue;
    const at = next[u]!;
    next[u] = at + 1;
    targets[at] = graph.link[i] === LinkCode.Edge ? graph.target[i]! : u;
    chance[at] = shares[i]!;
    via[at] = i;
  }
  const ways = { offsets, targets: targets.slice(), shares: chance.slice() };
  for (let u = 0; u < n; u++) {
    if (graph.isFinal[u]) continue;
    if (!leaves(graph, u)) loss[u] = 1;
    else loss[u] = divide(chance.subarray(offsets[u]!, offsets[u + 1]!), loss[u]!);
  }
  return { ...withoutZeros(offsets, targets, chance, via), ways, loss, lossAssumed };
}

function leaves(graph: JourneyGraph, u: number): boolean {
  return graph.out.offsets[u + 1]! > graph.out.offsets[u]!;
}

function dropOffs(
  graph: JourneyGraph,
  evaluation: Evaluation,
  touchpoints: readonly AnalysisTouchpoint[],
  mended: ReadonlySet<string> | undefined,
) {
  const n = graph.ids.length;
  const loss = new Float64Array(n);
  const lossAssumed = new Uint8Array(n);
  const measured = new Uint8Array(n);
  for (const { id, dropOff } of touchpoints) {
    const v = graph.indexOf.get(id);
    if (v === undefined || typeof dropOff !== 'number' || Number.isNaN(dropOff)) continue;
    loss[v] = Math.min(1, Math.max(0, dropOff));
    measured[v] = 1;
  }
  for (let v = 0; v < n; v++) {
    // The law: the chain breaks here. A measured drop-off speaks against it, but not for a parent broken inside.
    if (!evaluation.brokenInside[v] && (!evaluation.negative[v] || measured[v])) continue;
    loss[v] = 1;
    lossAssumed[v] = 1;
  }
  for (const id of mended ?? []) {
    const v = graph.indexOf.get(id);
    if (v !== undefined) loss[v] = lossAssumed[v] = 0;
  }
  return { loss, lossAssumed };
}

/** Share of each transition of the graph; NaN where it is not set. */
function sharesById(graph: JourneyGraph, transitions: readonly AnalysisTransition[]): Float64Array {
  const shares = new Float64Array(graph.transitionIds.length).fill(Number.NaN);
  for (let at = 0; at < transitions.length; at++) {
    const { id, share } = transitions[at]!;
    if (typeof share !== 'number' || Number.isNaN(share)) continue;
    let i: number | undefined = at;
    if (graph.transitionIds[at] !== id) i = graph.transitionIndexOf().get(id);
    if (i !== undefined) shares[i] = Math.max(0, share);
  }
  return shares;
}

/** Turns shares (NaN: unset) into chances in place; gives what is lost at the touchpoint, all told. */
export function divide(shares: Float64Array, dropOff: number): number {
  const left = 1 - dropOff;
  let given = 0;
  let unset = 0;
  for (const share of shares) {
    if (Number.isNaN(share)) unset++;
    else given += share;
  }
  const scale = given > left ? left / given : 1;
  const each = unset > 0 ? Math.max(0, left - given) / unset : 0;
  for (let i = 0; i < shares.length; i++) shares[i] = Number.isNaN(shares[i]!) ? each : shares[i]! * scale;
  if (unset > 0 || left - given <= ROUNDING) return dropOff;
  return 1 - given;
}

function withoutZeros(offsets: Int32Array, targets: Int32Array, chance: Float64Array, via: Int32Array) {
  const n = offsets.length - 1;
  const kept = new Int32Array(n + 1);
  let at = 0;
  for (let u = 0; u < n; u++) {
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      if (chance[i]! <= ROUNDING) continue;
      targets[at] = targets[i]!;
      via[at] = via[i]!;
      chance[at++] = chance[i]!;
    }
    kept[u + 1] = at;
  }
  return { offsets: kept, targets: targets.subarray(0, at), chance: chance.subarray(0, at), via: via.subarray(0, at) };
}
