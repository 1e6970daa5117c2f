import type { JourneyMap } from '../../model/types';
import { decodePhase } from '../decode-item';
import { encodeFileExtra, encodePhase, encodeTouchpoint, encodeTransition } from '../encode-map';
import type { Roots } from '../roots';
import { putItem, removeItem, setFields } from '../write-fields';
import { setPhases, setRules, setTitle } from './set-map';

/** Makes the document equal to `map`; only what differs is written. */
export function replaceMap(roots: Roots, map: JourneyMap): void {
  setTitle(roots, map.title);
  setPhases(roots, map.phases);
  setRules(roots, map.rules);
  const extra = encodeFileExtra(map.extra);
  for (const key of [...roots.meta.keys()]) {
    if (key.startsWith('~') && !extra.has(key)) roots.meta.delete(key);
  }
  setFields(roots.meta, extra);
  const touchpoints = new Set(map.touchpoints.map((item) => item.id));
  const transitions = new Set(map.transitions.map((item) => item.id));
  for (const id of [...roots.transitions.keys()]) if (!transitions.has(id)) removeItem(roots, 'transitions', id);
  for (const id of [...roots.touchpoints.keys()]) if (!touchpoints.has(id)) removeItem(roots, 'touchpoints', id);
  putItems(roots, map);
}

/** Adds what is new and overwrites what has the same id; the rest stays. New phases come after those there are. */
export function mergeMap(roots: Roots, map: JourneyMap): void {
  if (map.title !== '') setTitle(roots, map.title);
  if (map.rules !== undefined) setRules(roots, map.rules);
  setFields(roots.meta, encodeFileExtra(map.extra));
  let next = 0;
  const orders = new Map<string, number>();
  for (const [id, value] of roots.phases.entries()) {
    const order = decodePhase(id, value)?.order;
    if (order === undefined || order === Number.MAX_VALUE) continue;
    orders.set(id, order);
    next = Math.max(next, order + 1);
  }
  for (const phase of map.phases) {
    putItem(roots, 'phases', phase.id, encodePhase(phase, orders.get(phase.id) ?? next));
    if (!orders.has(phase.id)) next += 1;
  }
  putItems(roots, map);
}

function putItems(roots: Roots, map: JourneyMap): void {
  for (const item of map.touchpoints) putItem(roots, 'touchpoints', item.id, encodeTouchpoint(item));
  for (const item of map.transitions) putItem(roots, 'transitions', item.id, encodeTransition(item));
}
