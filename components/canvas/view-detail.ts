import { createStore, type StoreApi } from 'zustand/vanilla';

/** From this zoom on the cards of a large map are mounted one by one: their text can be read with ease. */
const CARD_ZOOM = 0.48;
/** Going out, they stay until here, so that a hand that trembles on the border does not make them come and go. */
const LEAVE_ZOOM = 0.45;
/** From so many touchpoints on a map is large. */
export const LARGE_MAP = 150;

/** False: cards and lines are painted on one surface, and of the cards only the focused one is mounted. */
export type ViewDetailStore = StoreApi<{ readonly cards: boolean }>;

/** How much is drawn, by zoom and size of the map; changes only when a border is crossed. */
export function createViewDetail(): ViewDetailStore {
  return createStore(() => ({ cards: true }));
}

export function updateViewDetail(store: ViewDetailStore, zoom: number, touchpoints: number): void {
  const before = store.getState().cards;
  const cards = touchpoints <= LARGE_MAP || zoom >= (before ? LEAVE_ZOOM : CARD_ZOOM);
  if (before !== cards) store.setState({ cards });
}
