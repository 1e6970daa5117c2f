import { createStore, type StoreApi } from 'zustand/vanilla';

/** From this zoom on the cards of a large map are mounted one by one; further out they are painted, with their text as long as it can be read. */
const CARD_ZOOM = 0.6;
/** Going out, they stay until here, so that a hand that trembles on the border does not make them come and go. */
const LEAVE_ZOOM = 0.55;
/** From so many touchpoints on a map is large. */
export const LARGE_MAP = 150;

/**
 * `cards` false: cards and lines are painted, and of the cards only the focused one is mounted, from the moment on in
 * which the picture is `painted` wherever one looks.
 */
export type ViewDetailStore = StoreApi<{
  readonly cards: boolean;
  readonly painted: boolean;
  /** Somebody is zooming: until that rests no card of a large map is mounted, for it would be drawn anew in each frame. */
  readonly zooming: boolean;
}>;

/** How much is drawn, by zoom and size of the map; changes only when a border is crossed. */
export function createViewDetail(): ViewDetailStore {
  return createStore(() => ({ cards: true, painted: false, zooming: false }));
}

export function updateViewDetail(store: ViewDetailStore, zoom: number, touchpoints: number): void {
  const { cards: before, zooming } = store.getState();
  const near = zoom >= (before ? LEAVE_ZOOM : CARD_ZOOM);
  const cards = touchpoints <= LARGE_MAP || (near && (before || !zooming));
  if (before !== cards) store.setState({ cards });
}

export function setPainted(store: ViewDetailStore, painted: boolean): void {
  if (store.getState().painted !== painted) store.setState({ painted });
}
