import type { MapFragment } from '@/lib/document/types';
import type { Touchpoint } from '@/lib/model/types';
import { cardSize } from '@/lib/scene/card';
import { readNest, withInside } from '@/lib/scene/nesting/nest';
import type { Box } from '@/lib/scene/types';
import type { Editor, EditorState } from '../store/types';

/**
 * The touchpoints with those ids and all that is inside them, where they stand, and the transitions among them.
 * `keepParents`: it stays in the same map, and so in what it is part of.
 */
export function copyFragment(
  { map, places }: Pick<EditorState, 'map' | 'places'>,
  ids: Iterable<string>,
  { keepParents = false }: { readonly keepParents?: boolean } = {},
): MapFragment {
  const wanted = withInside(readNest(map.touchpoints), ids);
  const touchpoints = map.touchpoints
    .filter((touchpoint) => wanted.has(touchpoint.id))
    .map((touchpoint): Touchpoint => {
      const { parent, ...rest } = touchpoint;
      const place = places.get(touchpoint.id);
      // A part of something that is not copied along would belong to nothing in another map.
      return {
        ...rest,
        ...(parent !== undefined && (keepParents || wanted.has(parent)) && { parent }),
        ...(place && { x: place.x, y: place.y }),
      };
    });
  const phases = new Set(touchpoints.map((touchpoint) => touchpoint.phase));
  return {
    touchpoints,
    transitions: map.transitions.filter(({ source, target }) => wanted.has(source) && wanted.has(target)),
    phases: map.phases.filter((phase) => phases.has(phase.id)),
  };
}

/** The fragment with what is part of nothing in it as parts of `whole`. */
export function insideOf(fragment: MapFragment, whole: string | null): MapFragment {
  if (whole === null) return fragment;
  const touchpoints = fragment.touchpoints.map((one) => (one.parent === undefined ? { ...one, parent: whole } : one));
  return { ...fragment, touchpoints };
}

export function offsetFragment(fragment: MapFragment, dx: number, dy: number): MapFragment {
  return {
    ...fragment,
    touchpoints: fragment.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      x: Math.round((touchpoint.x ?? 0) + dx),
      y: Math.round((touchpoint.y ?? 0) + dy),
    })),
  };
}

/** The box around the cards of a fragment; null when it has none. */
export function extentOf(fragment: MapFragment): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const touchpoint of fragment.touchpoints) {
    const { width, height } = cardSize(touchpoint);
    left = Math.min(left, touchpoint.x ?? 0);
    top = Math.min(top, touchpoint.y ?? 0);
    right = Math.max(right, (touchpoint.x ?? 0) + width);
    bottom = Math.max(bottom, (touchpoint.y ?? 0) + height);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The fragment with its middle at a place of the canvas. */
export function centerFragment(fragment: MapFragment, at: { readonly x: number; readonly y: number }): MapFragment {
  const extent = extentOf(fragment);
  if (!extent) return fragment;
  return offsetFragment(fragment, at.x - extent.x - extent.width / 2, at.y - extent.y - extent.height / 2);
}

/** Puts a fragment in under new ids, selects it and says so. One undo step; true when it was done. */
export function insertFragment(
  editor: Editor,
  fragment: MapFragment,
  makeIds: (ids: Iterable<string>) => Record<string, string>,
): boolean {
  if (fragment.touchpoints.length === 0) return false;
  const ids = makeIds([...fragment.touchpoints, ...fragment.transitions].map(({ id }) => id));
  if (!editor.run([{ type: 'insert', fragment, ids }])) return false;
  const added = fragment.touchpoints.map(({ id }) => ids[id] as string);
  const { standIn } = editor.store.getState().shown;
  editor.select({
    touchpoints: added.filter((id) => standIn(id) === id),
    transitions: fragment.transitions.map(({ id }) => ids[id] as string),
  });
  editor.announce(`Added ${added.length} touchpoint${added.length === 1 ? '' : 's'}.`);
  return true;
}
