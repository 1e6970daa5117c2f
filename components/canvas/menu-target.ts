import type { Hit } from './hands/hit-test';

/** What a context menu is about. */
export type MenuTarget =
  | { readonly kind: 'touchpoint' | 'transition'; readonly id: string }
  | { readonly kind: 'void'; readonly at: { readonly x: number; readonly y: number } };

/** What was pressed on, as the target of a menu. `at`: where on the canvas. */
export function menuTarget(hit: Hit, at: { readonly x: number; readonly y: number }): MenuTarget {
  return hit === null || hit.kind === 'void' ? { kind: 'void', at } : hit;
}
