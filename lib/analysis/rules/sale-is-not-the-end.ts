import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { nearestToStart } from '../findings/nearest-first';

/** Customers buy, and nothing is drawn of what comes after: neither a later phase nor a customer who has bought. */
export const saleIsNotTheEnd: Rule = {
  id: 'sale-is-not-the-end',
  find(facts, { phase }) {
    const sale = phase === undefined ? -1 : facts.phases.indexOf(phase);
    if (sale < 0) return [];
    const later = new Set(facts.phases.slice(sale + 1));
    const touchpoints = [...facts.given.values()];
    const goesOn = touchpoints.some(
      (touchpoint) =>
        (touchpoint.phase !== undefined && later.has(touchpoint.phase)) ||
        touchpoint.customer === 'current' ||
        touchpoint.customer === 'former',
    );
    const atSale = [...facts.touchpoints.keys()].filter((id) => facts.given.get(id)?.phase === phase);
    if (goesOn || atSale.length === 0) return [];
    const first = nearestToStart(facts, atSale);
    return [
      draft({
        scopeId: facts.touchpoints.get(first)!.scope,
        touchpointIds: atSale,
        message: { id: 'sale-is-not-the-end', data: { touchpoint: first } },
        witness: facts.wayTo(first),
      }),
    ];
  },
};
