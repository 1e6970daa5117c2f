import { createStore, type StoreApi } from 'zustand/vanilla';

/** Below this zoom a large map is painted as a whole instead of being mounted card by card. */
const CARD_ZOOM = 0.36;
/** From so many touchpoints on a map is large. */
export const LARGE_MAP = 150;

/** False: cards and lines are painted on one surface, and only the cards' frames are there to take hold of. */
export type ViewDetailStore = StoreApi<{ readonly cards: boolean }>;

/** How much is drawn, by zoom and size of the map; changes only when a border is crossed. */
export function createViewDetail(): ViewDetailStore {
  return createStore(() => ({ cards: true }));
}

export function updateViewDetail(store: ViewDetailStore, zoom: number, touchpoints: number): void {
  const cards = touchpoints <= LARGE_MAP || zoom >= CARD_ZOOM;
  if (store.getState().cards !== cards) store.setState({ cards });
}
