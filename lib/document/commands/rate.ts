import { isPlainObject } from '../../model/plain-object';
import { getItem, type Roots } from '../roots';
import { toStored } from '../stored-values';
import type { Command } from '../types';
import { setKey } from '../write-fields';

/**
 * Puts one person's rating of a touchpoint in the place of what that person has said before, or takes it away (null).
 * A note that is not given stays. The ratings of others, unknown and malformed ones too, are left as they are.
 */
export function rate(roots: Roots, { id, by, rating }: Extract<Command, { type: 'rate' }>): void {
  const item = getItem(roots.touchpoints, id);
  const name = by.trim();
  if (!item || name === '') return;
  const before = listOf(item.get('ratings'));
  const mine = before.find((one) => nameOf(one) === name);
  const next = rating && toStored({ ...(isPlainObject(mine) ? mine : {}), ...rating, by: name });
  setRatingOf(item, name, next ?? null);
}

/** Sets or (null) takes away what is stored of one person in an item's list of ratings. */
export function setRatingOf(item: ReturnType<typeof getItem> & object, name: string, rating: unknown): void {
  const before = listOf(item.get('ratings'));
  const at = before.findIndex((one) => nameOf(one) === name);
  const others = before.filter((one, index) => index !== at && nameOf(one) !== name);
  const next =
    rating === null ? others : at < 0 ? [...others, rating] : before.map((one, i) => (i === at ? rating : one));
  // An empty list, not a cleared key: somebody's write at the same time can be told from one that has seen it.
  if (next.length > 0 || before.length > 0) setKey(item, 'ratings', next);
}

/** The members of a stored list of ratings; none when it is no list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whose rating it is; empty when nobody's. */
export const nameOf = (rating: unknown): string =>
  isPlainObject(rating) && typeof rating.by === 'string' ? rating.by.trim() : '';
