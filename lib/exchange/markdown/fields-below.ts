import type { TouchpointKey } from '../../model/key-order';

/** Fields that stand elsewhere, or nowhere, in an outline. */
export const NOT_BELOW: ReadonlySet<TouchpointKey> = new Set([
  'id',
  'label',
  'x',
  'y',
  'width',
  'height',
  'role',
  'reaction',
  'parent',
  'phase',
] as const);
