import { type JourneyGraph, LinkCode } from '../graph/journey-graph';
import type { EffectiveRole, LinkKind, TouchpointState, TransitionState, TransitionStateResult } from '../types';
import type { Evaluation } from './evaluate';

/** All states of a map as numbers: two codes are equal when the states say the same. */
export interface StateCodes {
  readonly touchpoints: Uint16Array;
  readonly transitions: Uint8Array;
}

const ROLES: readonly EffectiveRole[] = ['unlinked', 'start', 'intermediate', 'final'];
const REACTIONS = [null, 'negative', 'neutral', 'positive'] as const;
const LINKS: readonly (LinkKind | null)[] = [null, 'handover', 'start', 'final', 'start-final', 'intermediate'];
const STATES: readonly TransitionState[] = [
  'ignored',
  'handover',
  'unreachable',
  'leads-nowhere',
  'cut-off',
  'doomed',
  'intact',
];

/** Bits of a touchpoint's code, above the two of its role; its reaction takes the two from `Reaction` on. */
enum Bit {
  Negative = 1 << 2,
  BrokenInside = 1 << 3,
  AtRisk = 1 << 4,
  Reachable = 1 << 5,
  Alive = 1 << 6,
  Orphan = 1 << 7,
  DeadEnd = 1 << 8,
  Trap = 1 << 9,
  CutOff = 1 << 10,
  Reaction = 1 << 11,
  LeadsOut = 1 << 13,
}

/** Reads off all states. O(n + m). */
export function codeStates(graph: JourneyGraph, evaluation: Evaluation): StateCodes {
  const touchpoints = new Uint16Array(graph.ids.length);
  for (let v = 0; v < touchpoints.length; v++) touchpoints[v] = codeTouchpoint(graph, evaluation, v);
  return { touchpoints, transitions: codeTransitions(graph, evaluation) };
}

function codeTouchpoint(graph: JourneyGraph, evaluation: Evaluation, v: number): number {
  const { offsets } = graph.out;
  let code = graph.isStart[v] ? 1 : graph.isFinal[v] ? 3 : graph.isMarkedIntermediate[v] || graph.isLinked[v] ? 2 : 0;
  const rated = evaluation.reaction[v]!;
  if (rated !== null) code |= REACTIONS.indexOf(rated) * Bit.Reaction;
  if (evaluation.negative[v]) code |= Bit.Negative;
  if (evaluation.brokenInside[v]) code |= Bit.BrokenInside;
  if (evaluation.atRisk[v]) code |= Bit.AtRisk;
  if (graph.isTrap[v]) code |= Bit.Trap;
  if (graph.isLeft[v]) code |= Bit.LeadsOut;
  if (graph.isOrphan[v]) return code | Bit.Orphan;
  if (!graph.isFinal[v] && offsets[v + 1] === offsets[v]) code |= Bit.DeadEnd;
  if (evaluation.alive[v]) code |= Bit.Alive;
  if (!graph.reachable[v]) return code;
  code |= Bit.Reachable;
  return evaluation.alive[v] || isArrivedAt(graph, evaluation, v) ? code : code | Bit.CutOff;
}

/** Whether customers get to `v` today, be it negative or not. */
function isArrivedAt(graph: JourneyGraph, evaluation: Evaluation, v: number): boolean {
  if (graph.isStart[v]) return true;
  const { offsets, targets } = graph.back;
  for (let i = offsets[v]!; i < offsets[v + 1]!; i++) if (evaluation.alive[targets[i]!]) return true;
  return false;
}

/** Link and state of each transition, the link in the upper bits. */
function codeTransitions(graph: JourneyGraph, { alive, cost }: Evaluation): Uint8Array {
  const { link, source, target, isStart, isFinal, reachable, completes } = graph;
  const codes = new Uint8Array(link.length);
  for (let i = 0; i < codes.length; i++) {
    if (link[i] !== LinkCode.Edge) {
      codes[i] = link[i] === LinkCode.Handover ? (1 << 3) | 1 : 0;
      continue;
    }
    const u = source[i]!;
    const v = target[i]!;
    const kind = isStart[u] ? (isFinal[v] ? 4 : 2) : isFinal[v] ? 3 : 5;
    const state = !reachable[u] ? 2 : !completes[v] ? 3 : !alive[u] ? 4 : cost[v] !== 0 ? 5 : 6;
    codes[i] = (kind << 3) | state;
  }
  return codes;
}

/** A touchpoint's code in words. */
export function readTouchpoint(id: string, scope: string | null, code: number): TouchpointState {
  return {
    id,
    scope,
    role: ROLES[code & 3]!,
    negative: (code & Bit.Negative) !== 0,
    brokenInside: (code & Bit.BrokenInside) !== 0,
    atRisk: (code & Bit.AtRisk) !== 0,
    reachable: (code & Bit.Reachable) !== 0,
    alive: (code & Bit.Alive) !== 0,
    orphan: (code & Bit.Orphan) !== 0,
    deadEnd: (code & Bit.DeadEnd) !== 0,
    trap: (code & Bit.Trap) !== 0,
    reaction: REACTIONS[(code >> 11) & 3]!,
    cutOff: (code & Bit.CutOff) !== 0,
    leadsOut: (code & Bit.LeadsOut) !== 0,
  };
}

/** A transition's code in words. */
export function readTransition(id: string, code: number): TransitionStateResult {
  return { id, link: LINKS[code >> 3]!, state: STATES[code & 7]! };
}
