export interface ScreenHeights {
  /** Of the page's own window, `innerHeight`. */
  readonly page: number;
  /** Of what is seen of it, `visualViewport.height`: in page pixels, so smaller when the page is zoomed by fingers. */
  readonly seen: number;
  /** Where what is seen begins, `visualViewport.offsetTop`. */
  readonly top: number;
  /** `visualViewport.scale`. */
  readonly scale: number;
}

/** Less is no keyboard but the play of a browser's own bars. */
const LEAST_KEYBOARD = 80;

/**
 * How much of the bottom of the page an on-screen keyboard covers, in CSS pixels. 0 where there is none, where the
 * browser makes the page smaller by itself, and while fingers have zoomed the page: then all of it moves about anyway.
 */
export function keyboardInset({ page, seen, top, scale }: ScreenHeights): number {
  if (scale > 1.01) return 0;
  const covered = Math.round(page - seen - top);
  return covered < LEAST_KEYBOARD ? 0 : covered;
}
