/** Where the canvas is seen: a place of the canvas is at `place * zoom + (x, y)` in the window. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** In canvas pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What each canvas that is measured offers to the bench, as `benchCanvas` of its page. */
export interface BenchCanvas {
  view(): View;
  /** Where a card is now, as it is dragged; null when there is no such card. */
  box(id: string): Box | null;
  /** True from the frame on in which a card of the map is painted, and all has come that belongs to opening. */
  cardPainted(): boolean;
  /** Sets the view; not measured. It may take some frames. */
  setView(view: View): void | Promise<void>;
  select(ids: readonly string[]): void;
}

declare global {
  var benchCanvas: BenchCanvas | undefined;
}
