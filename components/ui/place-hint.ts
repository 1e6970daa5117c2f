export type HintSide = 'top' | 'right' | 'bottom' | 'left';

interface Area {
  readonly width: number;
  readonly height: number;
}

interface Rect extends Area {
  readonly left: number;
  readonly top: number;
}

const GAP = 8;
/** A hint keeps so far from the edge of the window. */
const MARGIN = 6;
const OPPOSITE: Readonly<Record<HintSide, HintSide>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/** Where a hint stands beside its control, in pixels of the window: on the other side where there is no room. */
export function placeHint(anchor: Rect, hint: Area, view: Area, side: HintSide): { left: number; top: number } {
  const place = (at: HintSide): { left: number; top: number } => {
    const across = at === 'top' || at === 'bottom';
    if (across) {
      const left = anchor.left + (anchor.width - hint.width) / 2;
      return { left, top: at === 'top' ? anchor.top - GAP - hint.height : anchor.top + anchor.height + GAP };
    }
    const top = anchor.top + (anchor.height - hint.height) / 2;
    return { left: at === 'left' ? anchor.left - GAP - hint.width : anchor.left + anchor.width + GAP, top };
  };
  const room: Readonly<Record<HintSide, number>> = {
    top: anchor.top,
    left: anchor.left,
    bottom: view.height - anchor.top - anchor.height,
    right: view.width - anchor.left - anchor.width,
  };
  const needed = GAP + MARGIN + (side === 'top' || side === 'bottom' ? hint.height : hint.width);
  const turned = room[side] < needed && room[OPPOSITE[side]] > room[side];
  const { left, top } = place(turned ? OPPOSITE[side] : side);
  const within = (value: number, length: number, whole: number): number =>
    Math.round(Math.max(MARGIN, Math.min(value, whole - MARGIN - length)));
  return { left: within(left, hint.width, view.width), top: within(top, hint.height, view.height) };
}
