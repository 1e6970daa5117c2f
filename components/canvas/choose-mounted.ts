import { meets } from '@/lib/scene/grid-index';
import type { Box } from '@/lib/scene/types';
import type { CanvasView } from './canvas-model';
import type { SceneIndex } from './scene-index';
import { LARGE_MAP, type ViewDetailStore } from './view-detail';

/** Which cards and lines are mounted, by id; what looks how is not its affair. */
export interface Choice {
  cards(): ReadonlySet<string>;
  lines(): ReadonlySet<string>;
  /** Chooses anew, `must` in any case; true when more is to come in the next frames. */
  choose(view: CanvasView, must: readonly string[]): boolean;
  /** What is in sight lies within what was chosen for, and that is not much too wide for it. */
  stillFits(): boolean;
  /** Every card that is in sight is chosen. */
  coversSight(view: CanvasView): boolean;
}

export interface ChoiceParts {
  readonly index: SceneIndex;
  readonly detail: ViewDetailStore;
  /** The part of the canvas that is in sight; null before the canvas has a size. */
  readonly sight: () => Box | null;
}

/** So far beyond what is in sight cards are mounted ahead, in canvas pixels, and at most so much of its size. */
const AHEAD = { most: 320, share: 0.18 } as const;
/** They stay until they are this many times further away. */
const STAY = 1.6;
/** After zooming in, what was mounted around is let go when it is so many times as wide as what is in sight. */
const TOO_WIDE = 2;
/** Mounting a card takes a millisecond or two: so many cards and lines at a time, and the rest in the next frames. */
export const AT_A_TIME = { cards: 6, lines: 30 } as const;

/** A small map is mounted as a whole. */
export function isSmall(view: CanvasView): boolean {
  return view.cards.size <= LARGE_MAP;
}

export function createChoice({ index, detail, sight }: ChoiceParts): Choice {
  let cards: ReadonlySet<string> = new Set();
  let lines: ReadonlySet<string> = new Set();
  /** What was chosen for: what was in sight and a little around it; null when that does not matter. */
  let covered: Box | null = null;

  const choose = (view: CanvasView, must: readonly string[]): boolean => {
    if (isSmall(view)) {
      cards = new Set(view.boxes.keys());
      lines = new Set(view.lines.keys());
      covered = null;
      return false;
    }
    const area = sight();
    const there = must.filter((id) => view.boxes.has(id));
    const { cards: near, painted } = detail.getState();
    if (!near || !area) {
      covered = null;
      // What is mounted stays until it is painted: going out leaves no gap.
      if (!near && !painted && cards.size > there.length) {
        cards = new Set([...[...cards].filter((id) => view.boxes.has(id)), ...there]);
        return false;
      }
      cards = new Set(there);
      lines = new Set();
      return false;
    }
    const ahead = {
      x: Math.min(AHEAD.most, area.width * AHEAD.share),
      y: Math.min(AHEAD.most, area.height * AHEAD.share),
    };
    covered = grown(area, ahead.x, ahead.y);
    const stay = grown(area, ahead.x * STAY, ahead.y * STAY);
    const chosenCards = pick(
      cards,
      index.cardsIn(covered),
      (id) => boxMeets(view.boxes.get(id), stay),
      (id) => boxMeets(view.boxes.get(id), area),
      AT_A_TIME.cards,
    );
    const chosenLines = pick(
      lines,
      index.linesIn(covered),
      (id) => boxMeets(view.lines.get(id)?.course.bounds, stay),
      (id) => boxMeets(view.lines.get(id)?.course.bounds, area),
      AT_A_TIME.lines,
    );
    for (const id of there) chosenCards.ids.add(id);
    cards = chosenCards.ids;
    lines = chosenLines.ids;
    return chosenCards.more || chosenLines.more;
  };

  return {
    cards: () => cards,
    lines: () => lines,
    choose,
    stillFits() {
      const area = sight();
      return covered !== null && area !== null && contains(covered, area) && covered.width < area.width * TOO_WIDE;
    },
    coversSight(view) {
      const area = sight();
      return area === null || index.cardsIn(area).every((id) => cards.has(id) && view.boxes.has(id));
    },
  };
}

/** What was there and may stay, with the first of what is wanted: what is in sight before the rest. */
function pick(
  had: ReadonlySet<string>,
  wanted: readonly string[],
  stays: (id: string) => boolean,
  urgent: (id: string) => boolean,
  most: number,
): { readonly ids: Set<string>; readonly more: boolean } {
  const ids = new Set<string>();
  for (const id of had) if (stays(id)) ids.add(id);
  let fresh = wanted.filter((id) => !ids.has(id));
  const more = fresh.length > most;
  if (more) {
    const first = fresh.filter(urgent);
    fresh = (first.length >= most ? first : [...first, ...fresh.filter((id) => !urgent(id))]).slice(0, most);
  }
  for (const id of fresh) ids.add(id);
  return { ids, more };
}

function boxMeets(box: Box | undefined, area: Box): boolean {
  return box !== undefined && meets(box, area);
}

function grown({ x, y, width, height }: Box, byX: number, byY: number): Box {
  return { x: x - byX, y: y - byY, width: width + 2 * byX, height: height + 2 * byY };
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
