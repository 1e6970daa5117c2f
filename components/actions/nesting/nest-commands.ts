import type { Command } from '@/lib/document/types';
import { boxesOf, firstPartPlace } from '@/lib/scene/nesting/frames';
import { isWithin, type Nest, outermost, wholesAround, withInside } from '@/lib/scene/nesting/nest';
import type { Box } from '@/lib/scene/types';
import type { EditorState } from '../../store/types';
import { freePlace } from '../free-place';

/** From a frame, or the parts in it, to what is put beside. */
const BESIDE = 48;

type Looked = Pick<EditorState, 'map' | 'places' | 'shown'>;

/** Those of the touchpoints that become parts of `whole` when put there: not what is inside another, is there, or holds it. */
export function movable({ shown: { nest } }: Looked, ids: Iterable<string>, whole: string | null): readonly string[] {
  return outermost(nest, ids).filter(
    (id) => (nest?.parent.get(id) ?? null) !== whole && (whole === null || !isWithin(nest, whole, id)),
  );
}

/**
 * Makes touchpoints parts of `whole`, or of nothing. What loses its last part by it keeps standing where it was seen:
 * its own place, which did not count until now, may be an old one.
 */
export function reparent(state: Looked, ids: readonly string[], whole: string | null): Command[] {
  const set: Command = { type: 'set-touchpoints', ids, fields: { parent: whole ?? undefined } };
  return [set, ...keepEmptied(state, ids)];
}

/** Keeps what loses its last part, when these leave, where it is seen. */
export function keepEmptied({ places, shown: { nest } }: Looked, leaving: readonly string[]): Command[] {
  if (!nest) return [];
  const gone = new Set(leaving);
  const wholes = new Set(leaving.flatMap((id) => nest.parent.get(id) ?? []));
  const moves = [...wholes].flatMap((id) => {
    const at = places.get(id);
    const emptied = !gone.has(id) && nest.parts.get(id)?.every((part) => gone.has(part.id));
    return at && emptied ? [{ id, x: at.x, y: at.y }] : [];
  });
  return moves.length > 0 ? [{ type: 'move', moves }] : [];
}

/** Moves touchpoints, as they stand to each other, to where there is room among the parts of `whole`. */
export function moveInside(state: Looked, ids: readonly string[], whole: string): Command[] {
  const { nest } = state.shown;
  const all = allBoxes(state);
  const own = extentOf(ids, all);
  const at = state.places.get(whole);
  if (!own || !at) return [];
  const siblings = (nest?.parts.get(whole) ?? []).flatMap(({ id }) => (ids.includes(id) ? [] : [id]));
  const among = extentOf(siblings, all);
  if (!among) return shift(state, ids, own, firstPartPlace(at));
  const around = new Set([whole, ...wholesAround(nest, whole)]);
  const wanted = { ...own, x: among.x + among.width + BESIDE, y: among.y };
  return shift(state, ids, own, freePlace(wanted, others(state, ids, around)));
}

/** Moves touchpoints, as they stand to each other, to where there is room beside the frame of `whole`. */
export function moveBeside(state: Looked, ids: readonly string[], whole: string): Command[] {
  const { nest } = state.shown;
  const all = allBoxes(state);
  const own = extentOf(ids, all);
  const frame = all.get(whole);
  if (!own || !frame) return [];
  const wanted = { ...own, x: frame.x + frame.width + BESIDE, y: frame.y };
  return shift(state, ids, own, freePlace(wanted, others(state, ids, new Set(wholesAround(nest, whole)))));
}

/** All touchpoints with their frames, open or closed. */
function allBoxes({ map, places }: Looked): ReadonlyMap<string, Box> {
  return boxesOf(map.touchpoints, places, () => true).boxes;
}

/** What is seen besides these touchpoints, but for the frames around the place that is looked for. */
function others({ shown }: Looked, ids: readonly string[], around: ReadonlySet<string>): Box[] {
  const moving = withInside(shown.nest, ids);
  return [...shown.boxes].flatMap(([id, box]) => (moving.has(id) || around.has(id) ? [] : [box]));
}

/** The box around the boxes of some touchpoints; null when none has one. */
export function extentOf(ids: Iterable<string>, boxes: ReadonlyMap<string, Box>): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ids) {
    const box = boxes.get(id);
    if (!box) continue;
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

function shift(
  { places, shown: { nest } }: Looked,
  ids: readonly string[],
  from: Box,
  to: { readonly x: number; readonly y: number },
): Command[] {
  const moves = [...withInside(nest, ids)].flatMap((id) => {
    const at = places.get(id);
    // What has parts stands where these are.
    if (!at || nest?.parts.has(id)) return [];
    return [{ id, x: Math.round(at.x + to.x - from.x), y: Math.round(at.y + to.y - from.y) }];
  });
  return [{ type: 'move', moves }];
}

/** How many parts of the touchpoints are left when these are removed and no more. */
export function partsLeft(nest: Nest | null, removed: readonly string[]): number {
  const gone = new Set(removed);
  return removed.flatMap((id) => nest?.parts.get(id) ?? []).filter(({ id }) => !gone.has(id)).length;
}
