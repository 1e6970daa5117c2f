/** What a context menu is about. */
export type MenuTarget =
  | { readonly kind: 'touchpoint' | 'transition'; readonly id: string }
  | { readonly kind: 'void'; readonly at: { readonly x: number; readonly y: number } };

/** The element of the canvas that an event happened on, as the target of a menu. `at`: where on the canvas. */
export function menuTarget(target: EventTarget | null, at: { readonly x: number; readonly y: number }): MenuTarget {
  if (target instanceof Element) {
    const node = target.closest('.react-flow__node')?.getAttribute('data-id');
    if (node) return { kind: 'touchpoint', id: node };
    const edge = target.closest('.react-flow__edge')?.getAttribute('data-id');
    if (edge) return { kind: 'transition', id: edge };
  }
  return { kind: 'void', at };
}
