import type { CountedLink } from '../findings/counted-links';
import { distinct, draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { makeFix, markAs } from '../findings/make-fix';

/** A final that hands over to something that is no start: one finding for each target. */
export const handoverNotStart: Rule = {
  id: 'handover-not-start',
  find(facts) {
    const byTarget = new Map<string, CountedLink[]>();
    for (const link of facts.links) {
      if (link.kind !== 'handover' || facts.touchpoints.get(link.target)?.role === 'start') continue;
      const links = byTarget.get(link.target);
      if (links) links.push(link);
      else byTarget.set(link.target, [link]);
    }
    return [...byTarget].map(([target, links]) => {
      const final = links[0]!.source;
      return draft({
        scopeId: facts.touchpoints.get(target)!.scope,
        touchpointIds: distinct(target, ...links.map((link) => link.source)),
        transitionIds: links.map((link) => link.id),
        message: { id: 'handover-not-start', data: { final, target } },
        witness: [...facts.wayTo(final), target],
        // A final that is made a start would take the aim from chains that end there.
        fixes:
          facts.touchpoints.get(target)!.role === 'final'
            ? []
            : [makeFix('mark-start', { touchpoint: target }, markAs(facts, target, 'start'))],
      });
    });
  },
};
