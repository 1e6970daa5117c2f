import { toWellFormed } from '../model/characters';
import type { Extra, Phase, Touchpoint, Transition } from '../model/types';
import { encodeFields, type StoredFields } from './encode-item';
import { toStored } from './stored-values';

export function encodeTouchpoint(touchpoint: Touchpoint): StoredFields {
  const stored = encodeFields('touchpoints', { ...touchpoint });
  if (!stored.has('label')) stored.set('label', '');
  return stored;
}

export function encodeTransition(transition: Transition): StoredFields {
  return encodeFields('transitions', { ...transition });
}

/** @param order place among the lanes, from 0 */
export function encodePhase(phase: Phase, order: number): StoredFields {
  return encodeFields('phases', { ...phase }).set('order', order);
}

/** The file's unknown keys as `meta` holds them: each with `~` in front. */
export function encodeFileExtra(extra: Extra | undefined): StoredFields {
  return new Map(Object.entries(extra ?? {}).map(([key, value]) => [`~${toWellFormed(key)}`, toStored(value)]));
}
