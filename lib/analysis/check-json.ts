import type { Analysis, AnalysisInput } from './types';

/** The object that `check --json` prints (format.md): scopes root first, then by id; other lists by id; counts as decimal strings. */
export function toCheckJson(analysis: Analysis, _input?: AnalysisInput): unknown {
  return {
    format: 'throughline-analysis',
    version: 1,
    scopes: analysis.scopes.map((scope, s) => {
      const { chains, flow, starts } = analysis.scopeFigures[s]!;
      return {
        id: scope.id,
        starts: scope.starts.map(({ id, verdict, repairs }) => {
          const { conversion, touches, disjoint } = starts.get(id)!;
          return {
            id,
            verdict,
            repairs,
            conversion: tidy(conversion),
            touches: touches === null ? null : tidy(touches),
            disjoint,
          };
        }),
        finals: scope.finals,
        chains: { total: chains.total.toString(), intact: chains.intact.toString(), exact: chains.exact },
        flow: { conversion: tidy(flow.conversion), trapped: tidy(flow.trapped) },
      };
    }),
    touchpoints: Array.from(analysis.touchpoints.values(), (state) => {
      const { restores, shapley, loss, assumed } = analysis.figures.get(state.id)!;
      return {
        id: state.id,
        scope: state.scope,
        role: state.role,
        negative: state.negative,
        reachable: state.reachable,
        orphan: state.orphan,
        deadEnd: state.deadEnd,
        trap: state.trap,
        restores: restores.toString(),
        shapley: shapley === null ? null : tidy(shapley),
        loss: tidy(loss),
        assumed,
      };
    }),
    transitions: Array.from(analysis.transitions.values(), ({ id, link, state }) => ({ id, link, state })),
    repairs: { touchpoints: analysis.repairs.touchpoints, optimal: analysis.repairs.optimal },
    findings: analysis.findings,
  };
}

/** `toCheckJson` as text, the same bytes for the same map. Ends with a line break. */
export function stringifyCheck(analysis: Analysis, input?: AnalysisInput): string {
  return `${JSON.stringify(toCheckJson(analysis, input), null, 2)}\n`;
}

/** Drops what rounding left in the last place, so that 0.1 + 0.2 reads 0.3 whatever the order of adding. */
function tidy(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value === 0 ? 0 : value;
  return Number(value.toPrecision(15));
}
