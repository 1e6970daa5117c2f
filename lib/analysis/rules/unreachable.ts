import { draft } from '../findings/draft';
import type { Facts, FindingDraft, Rule } from '../findings/facts';
import { makeFix, markAs } from '../findings/make-fix';

/**
 * No start leads here: one finding for each place where such a way begins, with what else only lies behind it. Silent
 * where a scope has no start at all (`no-start`), where the way begins with a handover (`handover-not-start`), and of a
 * marked final that nothing leads to (`final-without-entry`).
 */
export const unreachable: Rule = {
  id: 'unreachable',
  find(facts) {
    const first = beginnings(facts);
    if (first.size === 0) return [];
    const handedTo = new Set(facts.links.filter((link) => link.kind === 'handover').map((link) => link.target));
    const told = new Set<string>();
    const drafts: FindingDraft[] = [];
    for (const id of first) {
      if (told.has(id)) continue;
      const behind = spread(facts, id, told);
      const isFinal = facts.given.get(id)!.role === 'final';
      if (isFinal || behind.some((member) => first.has(member) && handedTo.has(member))) continue;
      const isEntrance = facts.comesFrom(id).length === 0 && facts.leadsTo(id).length > 0;
      drafts.push(
        draft({
          scopeId: facts.touchpoints.get(id)!.scope,
          touchpointIds: behind,
          message: { id: 'unreachable', data: { touchpoint: id, count: behind.length } },
          witness: [id],
          fixes: isEntrance ? [makeFix('mark-start', { touchpoint: id }, markAs(facts, id, 'start'))] : [],
        }),
      );
    }
    return drafts;
  },
};

const NOWHERE: ReadonlySet<string> = new Set();

/** Unreached touchpoints that nothing leads to, and those in circles that nothing outside leads into, by id. */
function beginnings(facts: Facts): ReadonlySet<string> {
  const unreached: string[] = [];
  for (const { id, scope, reachable, orphan } of facts.touchpoints.values()) {
    if (!reachable && !orphan && facts.startedScopes.has(scope)) unreached.push(id);
  }
  if (unreached.length === 0) return NOWHERE;
  const scopes = new Set(unreached.map((id) => facts.touchpoints.get(id)!.scope));
  const entrances = new Set([...scopes].flatMap((scope) => facts.entrances(scope)));
  return new Set(unreached.filter((id) => entrances.has(id) || facts.comesFrom(id).length === 0));
}

/** What only lies behind `from` and has not been told yet, itself included, by nearness. All of it is unreached too. */
function spread(facts: Facts, from: string, told: Set<string>): string[] {
  const members = [from];
  told.add(from);
  for (const id of members) {
    for (const next of facts.leadsTo(id)) {
      if (told.has(next) || facts.touchpoints.get(next)!.reachable) continue;
      told.add(next);
      members.push(next);
    }
  }
  return members;
}
