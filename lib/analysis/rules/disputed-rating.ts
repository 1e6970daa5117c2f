import { draft } from '../findings/draft';
import type { Facts, FindingDraft, Rule } from '../findings/facts';
import { makeFix } from '../findings/make-fix';
import { groupByScope } from '../findings/nearest-first';
import { effectiveReaction } from '../states/effective-reaction';
import type { Dispute, Fix } from '../types';

/**
 * People disagree whether a touchpoint is negative. Each dispute that a verdict hangs on is told by itself, the others
 * together, one finding a scope.
 */
export const disputedRating: Rule = {
  id: 'disputed-rating',
  find: (facts) => [
    ...facts.disputes.filter(({ flips }) => flips.length > 0).map((dispute) => decisive(facts, dispute)),
    ...together(facts, true),
    ...together(facts, false),
  ],
};

function decisive(facts: Facts, { id, votes, reaction, flips }: Dispute): FindingDraft {
  const { start, from, to } = flips[0]!;
  const others = votes.neutral + votes.positive;
  return draft({
    scopeId: facts.touchpoints.get(id)!.scope,
    touchpointIds: [id],
    message: {
      id: 'disputed-rating',
      data: {
        kind: 'decisive',
        touchpoint: id,
        negative: votes.negative,
        others,
        reaction: reaction ?? '',
        start,
        from,
        to,
        flips: flips.length,
      },
    },
    witness: facts.wayTo(id),
    fixes: takeCustomersSide(facts, id),
  });
}

/** Where customers have rated it, and it counts as something else than they say. */
function takeCustomersSide(facts: Facts, id: string): Fix[] {
  const ratings = (facts.given.get(id)?.ratings ?? []).filter(({ side }) => side === 'customer');
  const theirs = effectiveReaction({ id, ratings });
  if (theirs === null || theirs === facts.touchpoints.get(id)!.reaction) return [];
  return [
    makeFix('take-customers-side', { touchpoint: id, reaction: theirs }, [
      { type: 'set-touchpoints', ids: [id], fields: { reaction: theirs } },
    ]),
  ];
}

/** Those of which it is known that nothing hangs on them (`exact`), or of which it is not. */
function together(facts: Facts, exact: boolean): FindingDraft[] {
  const disputed = new Set(
    facts.disputes.filter((dispute) => dispute.flips.length === 0 && dispute.exact === exact).map(({ id }) => id),
  );
  if (disputed.size === 0) return [];
  return [...groupByScope(facts, ({ id }) => disputed.has(id))].map(([scopeId, ids]) =>
    draft({
      scopeId,
      touchpointIds: ids,
      message: {
        id: 'disputed-rating',
        data: { kind: exact ? 'harmless' : 'unknown', touchpoint: ids[0]!, count: ids.length },
      },
      witness: facts.wayTo(ids[0]!),
    }),
  );
}
