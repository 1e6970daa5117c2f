interface RenderCounts {
  touchpoints: number;
  transitions: number;
  /** Tiles of the painted picture of a large map. */
  tiles: number;
}

declare global {
  interface Window {
    /** How many cards and lines were drawn since the page opened; only when the address has `?renders`. */
    __throughlineRenders?: RenderCounts;
  }
}

const counts: RenderCounts | null =
  typeof window !== 'undefined' && new URLSearchParams(window.location.search).has('renders')
    ? { touchpoints: 0, transitions: 0, tiles: 0 }
    : null;
if (counts) window.__throughlineRenders = counts;

/** Counts one drawing, for the test that holds a change of one reaction to the cards and lines that it changes. */
export function countRender(kind: keyof RenderCounts): void {
  if (counts) counts[kind] += 1;
}
