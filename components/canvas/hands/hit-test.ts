import type { StoreApi } from 'zustand/vanilla';
import type { MountedView } from '../mounted';
import type { SceneIndex } from '../scene-index';
import type { ViewDetailStore } from '../view-detail';

/** What a pointer is on. Null: on something that looks after itself, such as a text field or a button. */
export type Hit =
  | { readonly kind: 'touchpoint' | 'transition'; readonly id: string }
  | { readonly kind: 'void' }
  | null;

interface Spot {
  readonly clientX: number;
  readonly clientY: number;
}

export interface HitTest {
  /** What an event happened on. */
  of(event: Spot & { readonly target: EventTarget | null }): Hit;
  /** The touchpoint at a point of the screen, whatever lies over it; null when there is none. */
  cardAt(x: number, y: number): string | null;
}

export interface HitParts {
  readonly index: SceneIndex;
  readonly detail: ViewDetailStore;
  readonly mounted: StoreApi<MountedView>;
  readonly toCanvas: (point: { readonly x: number; readonly y: number }) => { readonly x: number; readonly y: number };
  readonly zoom: () => number;
}

/** Painted lines are hit from so far away, in screen pixels. */
const LINE_REACH = 5;
const OWN_AFFAIR = '.nodrag, .nokey, input, textarea, button, a, [role=menu]';
const FLOW_NODE = '.react-flow__node';
const FLOW_EDGE = '.react-flow__edge';

/** The same hands near and far: what is mounted is hit as an element, what is only painted by its place. */
export function createHitTest({ index, detail, mounted, toCanvas, zoom }: HitParts): HitTest {
  const painted = (): boolean => !detail.getState().cards || !mounted.getState().complete;
  const placeOf = (x: number, y: number): readonly [number, number] => {
    const at = toCanvas({ x, y });
    return [at.x, at.y];
  };
  return {
    of({ target, clientX, clientY }) {
      if (!(target instanceof Element)) return { kind: 'void' };
      if (target.closest(OWN_AFFAIR)) return null;
      const node = target.closest(FLOW_NODE)?.getAttribute('data-id');
      if (node) return { kind: 'touchpoint', id: node };
      const edge = target.closest(FLOW_EDGE)?.getAttribute('data-id');
      if (edge) return { kind: 'transition', id: edge };
      if (!target.classList.contains('react-flow__pane')) return null;
      if (!painted()) return { kind: 'void' };
      const at = placeOf(clientX, clientY);
      const card = index.cardAt(at);
      if (card !== null) return { kind: 'touchpoint', id: card };
      const line = index.lineAt(at, LINE_REACH / zoom());
      return line === null ? { kind: 'void' } : { kind: 'transition', id: line };
    },
    cardAt(x, y) {
      for (const element of document.elementsFromPoint(x, y)) {
        const id = element.closest(FLOW_NODE)?.getAttribute('data-id');
        if (id) return id;
      }
      return painted() ? index.cardAt(placeOf(x, y)) : null;
    },
  };
}
