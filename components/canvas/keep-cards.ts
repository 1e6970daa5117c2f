import type { Analysis, StateAnalysis } from '@/lib/analysis/types';
import type { Touchpoint } from '@/lib/model/types';
import { cardSize } from '@/lib/scene/card';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import type { Box, Positions } from '@/lib/scene/types';
import type { CardRecord, TouchpointData } from './elements';

export interface CardsInput {
  /** What is to be seen of the map. */
  readonly shown: ShownMap;
  readonly states: StateAnalysis;
  readonly figures: Analysis['figures'] | null;
  /** Shown as if they were mended. */
  readonly tried: ReadonlySet<string> | null;
}

type Records = ReadonlyMap<string, CardRecord>;

/**
 * Keeps the records of all cards, change after change: what did not change keeps its identity, and so does the whole
 * when nothing did. The order is that of the map.
 */
export function createCardKeeper(): (input: CardsInput) => Records {
  let records: Records = new Map();
  let known: CardsInput | null = null;
  let sources = new Map<string, Touchpoint>();

  return (input) => {
    const { shown, states, figures, tried } = input;
    const before = known;
    // With all else as before, a touchpoint that is the same object has the same record.
    const sameAround =
      before !== null &&
      before.states === states &&
      before.figures === figures &&
      before.tried === tried &&
      before.shown.nest === shown.nest &&
      before.shown.frames === shown.frames;
    if (sameAround && before.shown.touchpoints === shown.touchpoints) return records;
    const others = sameAround ? changedOnly(before.shown.touchpoints, shown.touchpoints) : null;
    if (others && sources.size === shown.touchpoints.length) {
      let patched: Map<string, CardRecord> | null = null;
      for (const touchpoint of others) {
        const old = records.get(touchpoint.id);
        const record = recordOf(input, touchpoint, old);
        sources.set(touchpoint.id, touchpoint);
        if (!record || record === old) continue;
        patched ??= new Map(records);
        patched.set(record.id, record);
      }
      known = input;
      if (patched) records = patched;
      return records;
    }
    const next = new Map<string, CardRecord>();
    const nextSources = new Map<string, Touchpoint>();
    let changed = false;
    for (const touchpoint of shown.touchpoints) {
      const { id } = touchpoint;
      const old = records.get(id);
      const kept = sameAround && old && sources.get(id) === touchpoint;
      const record = kept ? old : recordOf(input, touchpoint, old);
      if (!record) continue;
      if (record !== old) changed = true;
      next.set(id, record);
      nextSources.set(id, touchpoint);
    }
    known = input;
    sources = nextSources;
    if (changed || next.size !== records.size) records = next;
    return records;
  };
}

/** Those that are other objects than before; null when one came, went, or stands elsewhere in the list. */
function changedOnly(before: readonly Touchpoint[], after: readonly Touchpoint[]): readonly Touchpoint[] | null {
  if (before.length !== after.length) return null;
  const changed: Touchpoint[] = [];
  for (const [index, touchpoint] of after.entries()) {
    const old = before[index];
    if (old === touchpoint) continue;
    if (old?.id !== touchpoint.id) return null;
    changed.push(touchpoint);
  }
  return changed;
}

function recordOf(
  { shown, states, figures, tried: allTried }: CardsInput,
  touchpoint: Touchpoint,
  old: CardRecord | undefined,
): CardRecord | undefined {
  const { id } = touchpoint;
  const state = states.touchpoints.get(id);
  if (!state) return undefined;
  const restores = state.negative ? figures?.get(id)?.restores : undefined;
  const tried = allTried?.has(id) === true;
  const parts = shown.nest?.parts.get(id)?.length ?? 0;
  const type = shown.frames.has(id) ? 'frame' : 'touchpoint';
  const before = old?.data;
  const same =
    before !== undefined &&
    before.state === state &&
    before.restores === restores &&
    before.tried === tried &&
    before.parts === parts &&
    looksSame(before.touchpoint, touchpoint);
  if (same && old?.type === type) return old;
  const data: TouchpointData = same ? before : { touchpoint, state, restores, tried, parts };
  return { id, type, data };
}

/** True when two versions of a touchpoint differ in their place at most: places are no part of a card's look. */
function looksSame(a: Touchpoint, b: Touchpoint): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Touchpoint>;
  for (const key of keys) if (key !== 'x' && key !== 'y' && a[key] !== b[key]) return false;
  return true;
}

type Boxes = ReadonlyMap<string, Box>;

/** Keeps where all cards stand, live drags not counted; a box that did not change keeps its identity. */
export function createBoxKeeper(): (shown: ShownMap, places: Positions, cards: Records) => Boxes {
  let boxes: Boxes = new Map();
  let known: { readonly shown: ShownMap; readonly places: Positions; readonly cards: Records } | null = null;

  return (shown, places, cards) => {
    if (
      known?.places === places &&
      known.shown.touchpoints === shown.touchpoints &&
      known.shown.frames === shown.frames &&
      known.cards.size === cards.size
    ) {
      return boxes;
    }
    const before = known;
    known = { shown, places, cards };
    const others =
      before && !shown.nest && !before.shown.nest && before.cards.size === cards.size && boxes.size === cards.size
        ? changedOnly(before.shown.touchpoints, shown.touchpoints)
        : null;
    if (others && before && onlyTheseMoved(others, before.places, places)) {
      boxes = withBoxesOf(others, places, boxes);
      return boxes;
    }
    const next = new Map<string, Box>();
    let changed = false;
    for (const touchpoint of shown.touchpoints) {
      const { id } = touchpoint;
      const place = places.get(id);
      if (!place || !cards.has(id)) continue;
      const { width, height } = shown.frames.get(id) ?? cardSize(touchpoint);
      const old = boxes.get(id);
      const same =
        old && old.x === place.x && old.y === place.y && old.width === width && old.height === height ? old : null;
      if (!same) changed = true;
      next.set(id, same ?? { x: place.x, y: place.y, width, height });
    }
    if (changed || next.size !== boxes.size) boxes = next;
    return boxes;
  };
}

/** True when all other touchpoints stand where they stood. */
function onlyTheseMoved(these: readonly Touchpoint[], before: Positions, after: Positions): boolean {
  if (before === after) return true;
  if (before.size !== after.size) return false;
  const may = new Set(these.map(({ id }) => id));
  for (const [id, place] of after) if (before.get(id) !== place && !may.has(id)) return false;
  return true;
}

/** The boxes, with those of these touchpoints as they are now; the same object when none differs. */
function withBoxesOf(these: readonly Touchpoint[], places: Positions, boxes: Boxes): Boxes {
  let next: Map<string, Box> | null = null;
  for (const touchpoint of these) {
    const { id } = touchpoint;
    const [place, old] = [places.get(id), boxes.get(id)];
    if (!place || !old) continue;
    const { width, height } = cardSize(touchpoint);
    if (old.x === place.x && old.y === place.y && old.width === width && old.height === height) continue;
    next ??= new Map(boxes);
    next.set(id, { x: place.x, y: place.y, width, height });
  }
  return next ?? boxes;
}
