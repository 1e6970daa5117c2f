import { createStore, type StoreApi } from 'zustand/vanilla';

/** Below this zoom text is a smear: it is left out. */
const TEXT_ZOOM = 0.3;
/** Below this zoom a large map is painted as a whole instead of being mounted card by card. */
const CARD_ZOOM = 0.36;
/** From so many touchpoints on a map is large. */
export const LARGE_MAP = 150;

export interface ViewDetail {
  readonly text: boolean;
  /** False: cards and lines are painted on one surface, and only their frames are there to take hold of. */
  readonly cards: boolean;
}

export type ViewDetailStore = StoreApi<ViewDetail>;

/** How much is drawn, by zoom and size of the map; changes only when a border is crossed. */
export function createViewDetail(): ViewDetailStore {
  return createStore<ViewDetail>()(() => ({ text: true, cards: true }));
}

export function updateViewDetail(store: ViewDetailStore, zoom: number, touchpoints: number): void {
  const text = zoom >= TEXT_ZOOM;
  const cards = touchpoints <= LARGE_MAP || zoom >= CARD_ZOOM;
  const now = store.getState();
  if (now.text !== text || now.cards !== cards) store.setState({ text, cards });
}
