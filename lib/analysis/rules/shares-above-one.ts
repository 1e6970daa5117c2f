import type { CountedLink } from '../findings/counted-links';
import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { makeFix } from '../findings/make-fix';
import { scaleShares } from '../findings/scale-shares';

/** Shares that miss 1 by no more than this are meant to be whole: 0.1 + 0.2 + 0.7. */
const ROUNDING = 1e-9;

/** More customers go on from a touchpoint, or are lost there, than come to it. */
export const sharesAboveOne: Rule = {
  id: 'shares-above-one',
  find(facts) {
    const bySource = new Map<string, CountedLink[]>();
    for (const link of facts.links) {
      if (link.share === undefined) continue;
      const links = bySource.get(link.source);
      if (links) links.push(link);
      else bySource.set(link.source, [link]);
    }
    return [...bySource].flatMap(([id, links]) => {
      const lost = facts.given.get(id)?.dropOff ?? 0;
      const given = links.reduce((sum, { share = 0 }) => sum + share, 0);
      if (given + lost <= 1 + ROUNDING) return [];
      const scaled = scaleShares(
        links.map(({ share = 0 }) => share),
        1 - lost,
      );
      const commands = links.map(
        (link, i) => ({ type: 'set-transition', id: link.id, fields: { share: scaled[i]! } }) as const,
      );
      return draft({
        scopeId: facts.touchpoints.get(id)!.scope,
        touchpointIds: [id],
        transitionIds: links.map((link) => link.id),
        message: {
          id: 'shares-above-one',
          data: { touchpoint: id, given: percent(given), lost: percent(lost), total: percent(given + lost) },
        },
        witness: facts.wayTo(id),
        fixes: [makeFix('scale-shares', { percent: percent(1 - lost) }, commands)],
      });
    });
  },
};

/** In per cent, with one decimal at most. */
function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
