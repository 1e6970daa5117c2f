import type { AnalysisInput, AnalysisTouchpoint } from '@/lib/analysis/types';

/**
 * The definitions read literally, for small maps: all simple paths are listed and every number is counted on the list.
 * Written apart from the engine and shares no code with it.
 */
export interface BruteScope {
  readonly id: string | null;
  readonly members: string[];
  readonly starts: Map<string, { verdict: string; repairs: number | null; disjoint: number }>;
  readonly finals: Set<string>;
  readonly chains: string[][];
  readonly intact: number;
  /** Smallest sets that give every start that is not incomplete an intact chain, by sorted ids. */
  readonly repairs: string[];
  readonly restores: Map<string, number>;
  readonly shapley: Map<string, number>;
  readonly reachable: Set<string>;
  readonly traps: Set<string>;
  readonly outOfE: Map<string, Set<string>>;
}

export interface Brute {
  readonly scopes: Map<string | null, BruteScope>;
  readonly negative: Set<string>;
  readonly brokenInside: Set<string>;
  readonly atRisk: Set<string>;
  readonly role: Map<string, string>;
  readonly orphan: Set<string>;
  readonly scopeOf: Map<string, string | null>;
  readonly unrated: Set<string>;
  readonly states: Map<string, string>;
  readonly links: Map<string, string | null>;
  /** Lifted ends of transitions that count in a scope, handovers apart. */
  readonly lifted: Map<string, { from: string; to: string; handover: boolean } | null>;
}

export function parentsOf(input: AnalysisInput): Map<string, string | null> {
  const byId = new Map(input.touchpoints.map((t) => [t.id, t]));
  const given = (id: string): string | null => {
    const parent = byId.get(id)?.parent;
    return parent !== undefined && byId.has(parent) ? parent : null;
  };
  const parents = new Map<string, string | null>();
  for (const id of byId.keys()) {
    let inCycle = false;
    let at = given(id);
    for (let i = 0; i <= byId.size && at !== null; i++) {
      if (at === id) inCycle = true;
      at = given(at);
    }
    parents.set(id, inCycle ? null : given(id));
  }
  return parents;
}

function reactionOf(touchpoint: AnalysisTouchpoint): string | null {
  if (touchpoint.reaction) return touchpoint.reaction;
  const order = ['negative', 'neutral', 'positive'];
  const sorted = (touchpoint.ratings ?? []).map((r) => order.indexOf(r.reaction)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return order[Math.min(sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.ceil((sorted.length - 1) / 2)]!)]!;
}

function closure(
  members: readonly string[],
  edges: (id: string) => Iterable<string>,
  from: Iterable<string>,
): Set<string> {
  const seen = new Set([...from].filter((id) => members.includes(id)));
  for (let before = -1; before !== seen.size; ) {
    before = seen.size;
    for (const u of [...seen]) for (const v of edges(u)) seen.add(v);
  }
  return seen;
}

export function bruteForce(input: AnalysisInput): Brute {
  const parents = parentsOf(input);
  const ids = input.touchpoints.map((t) => t.id).sort();
  const line = (id: string): string[] => {
    const parent = parents.get(id) ?? null;
    return parent === null ? [id] : [...line(parent), id];
  };
  const own = new Map(input.touchpoints.map((t) => [t.id, t.role]));
  const entered = new Set<string>();
  const left = new Set<string>();
  const touched = new Set<string>();
  const raw = new Map<string, { from: string; to: string } | null>();
  for (const { id, source, target } of input.transitions) {
    const a = line(source);
    const b = line(target);
    let common = 0;
    while (common < a.length && common < b.length && a[common] === b[common]) common++;
    if (common === a.length || common === b.length) {
      raw.set(id, null);
      continue;
    }
    raw.set(id, { from: a[common]!, to: b[common]! });
    for (const v of a.slice(common)) touched.add(v);
    for (const v of b.slice(common)) touched.add(v);
    for (const v of a.slice(common + 1)) left.add(v);
    for (const v of b.slice(common + 1)) entered.add(v);
  }
  const mark = new Map(
    ids.map((id) => [id, own.get(id) ?? (entered.has(id) ? 'start' : left.has(id) ? 'final' : undefined)]),
  );
  const lifted = new Map(
    [...raw].map(([id, ends]) => [id, ends && { ...ends, handover: mark.get(ends.from) === 'final' }] as const),
  );

  const negative = new Set<string>();
  const unrated = new Set<string>();
  for (const touchpoint of input.touchpoints) {
    const reaction = reactionOf(touchpoint);
    if (reaction === null) unrated.add(touchpoint.id);
    if (reaction === 'negative') negative.add(touchpoint.id);
  }
  const brokenInside = new Set<string>();
  const atRisk = new Set<string>();
  const scopes = new Map<string | null, BruteScope>();
  const role = new Map<string, string>();
  const states = new Map<string, string>();
  const links = new Map<string, string | null>();
  for (const [id, ends] of lifted) {
    if (ends) continue;
    states.set(id, 'ignored');
    links.set(id, null);
  }

  const scopeIds = [...new Set(ids.map((id) => parents.get(id) ?? null))];
  if (!scopeIds.includes(null)) scopeIds.push(null);
  scopeIds.sort((a, b) => (b === null ? 0 : line(b).length) - (a === null ? 0 : line(a).length));
  for (const scopeId of scopeIds) {
    const members = ids.filter((id) => (parents.get(id) ?? null) === scopeId);
    const here = [...lifted].flatMap(([id, ends]) => (ends && members.includes(ends.from) ? [{ id, ...ends }] : []));
    const outOfE = new Map(
      members.map((id) => [id, new Set(here.filter((t) => t.from === id && !t.handover).map((t) => t.to))]),
    );
    const intoE = new Map(members.map((id) => [id, new Set(members.filter((u) => outOfE.get(u)!.has(id)))]));
    const family = (id: string) => closure(members, (u) => [...outOfE.get(u)!, ...intoE.get(u)!], [id]);
    const finals = new Set(
      members.filter(
        (id) =>
          mark.get(id) === 'final' ||
          (mark.get(id) === undefined &&
            outOfE.get(id)!.size === 0 &&
            intoE.get(id)!.size > 0 &&
            ![...family(id)].some((u) => mark.get(u) === 'final')),
      ),
    );
    const starts = members.filter(
      (id) =>
        mark.get(id) === 'start' ||
        (mark.get(id) === undefined &&
          intoE.get(id)!.size === 0 &&
          !finals.has(id) &&
          (here.some((t) => t.handover && t.to === id) ||
            (outOfE.get(id)!.size > 0 && ![...family(id)].some((u) => mark.get(u) === 'start')))),
    );
    const chains: string[][] = [];
    const extend = (path: string[]) => {
      const last = path[path.length - 1]!;
      if (finals.has(last)) chains.push(path);
      else for (const next of outOfE.get(last)!) if (!path.includes(next)) extend([...path, next]);
    };
    for (const start of starts) extend([start]);
    const negativesOn = (chain: string[], mended: Iterable<string> = []) => {
      const fixed = new Set(mended);
      return chain.filter((id) => negative.has(id) && !fixed.has(id)).length;
    };
    const isIntact = (chain: string[]) => negativesOn(chain) === 0;

    const fine = (id: string) => !negative.has(id);
    const reachable = closure(members, (u) => outOfE.get(u)!, starts);
    const alive = closure(members, (u) => [...outOfE.get(u)!].filter(fine), starts.filter(fine));
    const completes = closure(members, (u) => intoE.get(u)!, finals);
    const safe = closure(members, (u) => [...intoE.get(u)!].filter(fine), [...finals].filter(fine));

    const verdicts = new Map<string, { verdict: string; repairs: number | null; disjoint: number }>();
    for (const start of starts) {
      const own = chains.filter((chain) => chain[0] === start);
      const fewest = own.length === 0 ? null : Math.min(...own.map((chain) => negativesOn(chain)));
      const ahead = closure(members, (u) => outOfE.get(u)!, [start]);
      const risky = [...ahead].some((id) => negative.has(id) || !completes.has(id) || atRisk.has(id));
      verdicts.set(start, {
        verdict: fewest === null ? 'incomplete' : fewest > 0 ? 'broken' : risky ? 'at-risk' : 'intact',
        repairs: fewest,
        disjoint: mostDisjoint(own.filter(isIntact)),
      });
    }
    const shapley = new Map(members.map((id) => [id, 0]));
    const restores = new Map(members.map((id) => [id, 0]));
    for (const chain of chains) {
      const bad = chain.filter((id) => negative.has(id));
      for (const id of bad) shapley.set(id, shapley.get(id)! + 1 / bad.length);
    }
    const intact = chains.filter(isIntact).length;
    for (const id of members) {
      if (negative.has(id)) restores.set(id, chains.filter((chain) => negativesOn(chain, [id]) === 0).length - intact);
    }
    scopes.set(scopeId, {
      id: scopeId,
      members,
      starts: verdicts,
      finals,
      chains,
      intact,
      repairs: smallestRepair(
        starts.filter((s) => completes.has(s)),
        chains,
        members.filter((id) => negative.has(id)),
      ),
      restores,
      shapley,
      reachable,
      traps: new Set(
        members.filter((id) => !completes.has(id) && closure(members, (u) => outOfE.get(u)!, outOfE.get(id)!).has(id)),
      ),
      outOfE,
    });
    for (const id of members) {
      const linked = here.some((t) => t.from === id || t.to === id);
      role.set(
        id,
        starts.includes(id)
          ? 'start'
          : finals.has(id)
            ? 'final'
            : own.get(id) === 'intermediate' || linked
              ? 'intermediate'
              : 'unlinked',
      );
    }
    for (const { id, from, to, handover } of here) {
      states.set(
        id,
        handover
          ? 'handover'
          : !reachable.has(from)
            ? 'unreachable'
            : !completes.has(to)
              ? 'leads-nowhere'
              : !alive.has(from)
                ? 'cut-off'
                : !safe.has(to)
                  ? 'doomed'
                  : 'intact',
      );
      const begins = starts.includes(from);
      const ends = finals.has(to);
      links.set(
        id,
        handover ? 'handover' : begins && ends ? 'start-final' : begins ? 'start' : ends ? 'final' : 'intermediate',
      );
    }
    if (scopeId === null) continue;
    if (chains.length > 0 && intact === 0) brokenInside.add(scopeId);
    if (
      members.some((id) => negative.has(id) || atRisk.has(id)) ||
      [...verdicts.values()].some(({ verdict }) => verdict === 'at-risk')
    ) {
      atRisk.add(scopeId);
    }
    if (brokenInside.has(scopeId)) negative.add(scopeId);
  }
  return {
    scopes,
    negative,
    brokenInside,
    atRisk,
    role,
    orphan: new Set(ids.filter((id) => !touched.has(id))),
    scopeOf: parents,
    unrated,
    states,
    links,
    lifted,
  };
}

/** The most chains of one start of which no two share anything but the start and the final; 3 stands for more. */
function mostDisjoint(chains: string[][]): number {
  const apart = (a: string[], b: string[]) =>
    !a.slice(1, -1).some((id) => b.includes(id)) && !b.slice(1, -1).some((id) => a.includes(id));
  const different = (a: string[], b: string[]) => a.length > 2 || b.length > 2 || a[1] !== b[1];
  let best = 0;
  const grow = (taken: string[][], from: number) => {
    best = Math.max(best, taken.length);
    if (best >= 3) return;
    for (let i = from; i < chains.length; i++) {
      if (taken.every((chain) => apart(chain, chains[i]!) && different(chain, chains[i]!)))
        grow([...taken, chains[i]!], i + 1);
    }
  };
  grow([], 0);
  return Math.min(best, 3);
}

function smallestRepair(starts: string[], chains: string[][], negatives: string[]): string[] {
  const candidates = [...negatives].sort();
  let best: string[] | null = null;
  for (let bits = 0; bits < 1 << candidates.length; bits++) {
    const mended = candidates.filter((_, i) => bits & (1 << i));
    if (best && mended.length > best.length) continue;
    const works = starts.every((start) =>
      chains.some(
        (chain) => chain[0] === start && chain.every((id) => !candidates.includes(id) || mended.includes(id)),
      ),
    );
    if (!works) continue;
    if (!best || mended.length < best.length || mended.join(' ') < best.join(' ')) best = mended;
  }
  return best ?? [];
}
