import { analyze } from '@/lib/analysis/analyze';
import { toCheckJson } from '@/lib/analysis/check-json';
import type { AnalysisInput } from '@/lib/analysis/types';
import type { BruteFlow } from './brute-flow';
import type { Brute } from './brute-force';

/** The printed object, typed as far as tests read it. */
export interface CheckJson {
  readonly format: string;
  readonly version: number;
  readonly scopes: readonly {
    readonly id: string | null;
    readonly starts: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly repairs: number | null;
      readonly conversion: number;
      readonly touches: number | null;
      readonly disjoint: number;
    }[];
    readonly finals: readonly string[];
    readonly chains: { readonly total: string; readonly intact: string; readonly exact: boolean };
    readonly flow: { readonly conversion: number; readonly trapped: number };
  }[];
  readonly touchpoints: readonly {
    readonly id: string;
    readonly scope: string | null;
    readonly role: string;
    readonly negative: boolean;
    readonly reachable: boolean;
    readonly orphan: boolean;
    readonly deadEnd: boolean;
    readonly trap: boolean;
    readonly restores: string;
    readonly shapley: number | null;
    readonly loss: number;
    readonly assumed: boolean;
  }[];
  readonly transitions: readonly { readonly id: string; readonly link: string | null; readonly state: string }[];
  readonly repairs: { readonly touchpoints: readonly string[]; readonly optimal: boolean };
  readonly findings: readonly unknown[];
}

export function checkJson(input: AnalysisInput): CheckJson {
  return toCheckJson(analyze(input), input) as CheckJson;
}

const byId = (a: { id: string | null }, b: { id: string | null }) =>
  a.id === null ? -1 : b.id === null ? 1 : a.id < b.id ? -1 : 1;

/** What the printed object must be by brute force, flow left out (numbers of flow are those of `printed`). */
export function expectedJson(input: AnalysisInput, brute: Brute, printed: CheckJson): CheckJson {
  const parents = [...brute.scopes.values()].sort(byId);
  const state = new Map(printed.touchpoints.map((t) => [t.id, t]));
  return {
    format: 'throughline-analysis',
    version: 1,
    scopes: parents.map((scope, s) => ({
      id: scope.id,
      starts: [...scope.starts].map(([id, start], i) => ({
        id,
        verdict: start.verdict,
        repairs: start.repairs,
        conversion: printed.scopes[s]!.starts[i]!.conversion,
        touches: printed.scopes[s]!.starts[i]!.touches,
        disjoint: start.disjoint,
      })),
      finals: [...scope.finals],
      chains: { total: String(scope.chains.length), intact: String(scope.intact), exact: true },
      flow: printed.scopes[s]!.flow,
    })),
    touchpoints: [...input.touchpoints].sort(byId).map(({ id, dropOff }) => {
      const scope = brute.scopes.get(brute.scopeOf.get(id) ?? null)!;
      const orphan = brute.orphan.has(id);
      const lossAssumed = brute.brokenInside.has(id) || (brute.negative.has(id) && dropOff === undefined);
      return {
        id,
        scope: scope.id,
        role: brute.role.get(id)!,
        negative: brute.negative.has(id),
        reachable: !orphan && scope.reachable.has(id),
        orphan,
        deadEnd: !orphan && !scope.finals.has(id) && scope.outOfE.get(id)!.size === 0,
        trap: scope.traps.has(id),
        restores: String(scope.restores.get(id)),
        shapley: Number(scope.shapley.get(id)!.toFixed(9)),
        loss: state.get(id)!.loss,
        assumed: brute.unrated.has(id) || lossAssumed,
      };
    }),
    transitions: [...input.transitions].sort(byId).map(({ id }) => ({
      id,
      link: brute.links.get(id) ?? null,
      state: brute.states.get(id)!,
    })),
    repairs: { touchpoints: brute.scopes.get(null)!.repairs, optimal: true },
    findings: printed.findings,
  };
}

/** The same with Shapley values cut to nine places, for comparing. */
export function rounded(printed: CheckJson): CheckJson {
  return {
    ...printed,
    touchpoints: printed.touchpoints.map((t) => ({
      ...t,
      shapley: t.shapley === null ? null : Number(t.shapley.toFixed(9)),
    })),
  };
}

/** The largest difference between the printed flow and the followed one. */
export function flowGap(printed: CheckJson, flow: BruteFlow): number {
  let gap = 0;
  const note = (a: number | null, b: number | null | undefined) => {
    if (a === null || b === null || b === undefined)
      gap = Math.max(gap, a === (b ?? null) ? 0 : Number.POSITIVE_INFINITY);
    else gap = Math.max(gap, Math.abs(a - b) / Math.max(1, Math.abs(b)));
  };
  for (const scope of printed.scopes) {
    note(scope.flow.conversion, flow.scopes.get(scope.id)!.conversion);
    note(scope.flow.trapped, flow.scopes.get(scope.id)!.trapped);
    for (const start of scope.starts) {
      note(start.conversion, flow.conversion.get(start.id));
      note(start.touches, flow.touches.get(start.id));
    }
  }
  for (const touchpoint of printed.touchpoints) note(touchpoint.loss, flow.loss.get(touchpoint.id));
  return gap;
}
