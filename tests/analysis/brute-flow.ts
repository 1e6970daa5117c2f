import type { AnalysisInput } from '@/lib/analysis/types';
import type { Brute } from './brute-force';

export interface BruteFlow {
  readonly conversion: Map<string, number>;
  readonly touches: Map<string, number | null>;
  readonly loss: Map<string, number>;
  readonly scopes: Map<string | null, { conversion: number; trapped: number }>;
  readonly lossAssumed: Set<string>;
}

type Matrix = number[][];

/** Customers followed for 2⁴⁰ steps by doubling: no equation is solved. */
export function bruteFlow(input: AnalysisInput, brute: Brute): BruteFlow {
  const byId = new Map(input.touchpoints.map((t) => [t.id, t]));
  const flow: BruteFlow = {
    conversion: new Map(),
    touches: new Map(),
    loss: new Map(),
    scopes: new Map(),
    lossAssumed: new Set(),
  };
  for (const scope of brute.scopes.values()) {
    const { members } = scope;
    const n = members.length;
    const step: Matrix = members.map(() => new Array<number>(n).fill(0));
    const lost = new Array<number>(n).fill(0);
    const converts = new Array<number>(n).fill(0);
    members.forEach((id, u) => {
      const measured = byId.get(id)?.dropOff;
      let dropOff = measured ?? 0;
      if ((brute.negative.has(id) && measured === undefined) || brute.brokenInside.has(id)) {
        dropOff = 1;
        flow.lossAssumed.add(id);
      }
      if (scope.finals.has(id)) {
        lost[u] = dropOff;
        converts[u] = 1 - dropOff;
        return;
      }
      if (scope.outOfE.get(id)!.size === 0) {
        lost[u] = 1;
        return;
      }
      const ways = input.transitions.flatMap((t) => {
        if (t.source === t.target) return t.source === id ? [{ to: u, share: t.share }] : [];
        const ends = brute.lifted.get(t.id);
        return ends && !ends.handover && ends.from === id ? [{ to: members.indexOf(ends.to), share: t.share }] : [];
      });
      const given = ways.reduce((sum, way) => sum + (way.share ?? 0), 0);
      const open = ways.filter((way) => way.share === undefined).length;
      for (const way of ways) {
        const part =
          way.share === undefined
            ? Math.max(0, 1 - dropOff - given) / open
            : given > 1 - dropOff
              ? (way.share / given) * (1 - dropOff)
              : way.share;
        step[u]![way.to] = step[u]![way.to]! + part;
      }
      const rest = 1 - step[u]!.reduce((a, b) => a + b, 0);
      lost[u] = Math.abs(rest) < 1e-12 ? 0 : rest;
    });
    // Who can come to no loss and no final stays for ever: rounding must not let them leak away over so many steps.
    const canLeave = members.map((_, u) => lost[u]! > 0 || converts[u]! > 0);
    for (const _ of members) {
      members.forEach((__, u) => {
        if (step[u]!.some((chance, v) => chance > 0 && canLeave[v])) canLeave[u] = true;
      });
    }
    const { visits, weighted, power } = followFor(step, canLeave, 40);
    const asked = members.map((id) => (scope.starts.has(id) ? (byId.get(id)?.customers ?? 1) : 0));
    const sum = asked.reduce((a, b) => a + b, 0);
    const enter = asked.map((amount) => (sum > 0 ? amount / sum : 0));
    let conversion = 0;
    let trapped = 0;
    members.forEach((id, u) => {
      const h = visits[u]!.reduce((total, times, v) => total + (converts[v] ? times * converts[v]! : 0), 0);
      const m = weighted[u]!.reduce((total, times, v) => total + (converts[v] ? times * converts[v]! : 0), 0);
      flow.conversion.set(id, h);
      flow.touches.set(id, h > 0 ? m / h + 1 : null);
      flow.loss.set(
        id,
        lost[u]
          ? members.reduce((total, _, s) => total + (enter[s] ? enter[s]! * visits[s]![u]! * lost[u]! : 0), 0)
          : 0,
      );
      conversion += enter[u] ? enter[u]! * h : 0;
      trapped += enter[u] ? enter[u]! * power[u]!.reduce((a, b) => a + b, 0) : 0;
    });
    flow.scopes.set(scope.id, { conversion, trapped });
  }
  return flow;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) =>
    row.map((_, j) => row.reduce((sum, value, k) => (value === 0 ? sum : sum + value * b[k]![j]!), 0)),
  );
}

function add(a: Matrix, b: Matrix, factor = 1): Matrix {
  return a.map((row, i) => row.map((value, j) => value + factor * b[i]![j]!));
}

/** Σ Qʲ, Σ j·Qʲ and Qᵏ for j < k = 2^doublings. */
function followFor(
  q: Matrix,
  canLeave: readonly boolean[],
  doublings: number,
): Record<'visits' | 'weighted' | 'power', Matrix> {
  let visits: Matrix = q.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  let weighted: Matrix = q.map((row) => row.map(() => 0));
  let power = q;
  for (let i = 0, steps = 1; i < doublings; i++, steps *= 2) {
    weighted = add(weighted, multiply(power, add(weighted, visits, steps)));
    visits = add(visits, multiply(power, visits));
    power = multiply(power, power).map((row, u) => {
      const sum = row.reduce((a, b) => a + b, 0);
      return canLeave[u] ? row : row.map((chance) => chance / sum);
    });
  }
  return { visits, weighted, power };
}
