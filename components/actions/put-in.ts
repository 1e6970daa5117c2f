import type { MapFragment } from '@/lib/document/types';
import { placeMissing } from '@/lib/scene/place';
import { newIds } from '../store/new-id';
import type { Editor } from '../store/types';
import { centerFragment, extentOf, insertFragment, insideOf, offsetFragment } from './fragments';
import { freePlace } from './free-place';
import { obstacles, wholeAt } from './targets';

/**
 * Puts touchpoints from elsewhere in as new ones, around a place of the canvas or, where that is taken, in the first
 * free room below: nothing is put on top of what is there. One undo step; true when it was done.
 */
export function putIn(
  editor: Editor,
  fragment: MapFragment,
  at: { readonly x: number; readonly y: number } = editor.camera?.center() ?? { x: 0, y: 0 },
): boolean {
  const whole = wholeAt(editor, at);
  const centred = insideOf(centerFragment(placed(fragment), at), whole);
  return insertFragment(editor, clearOfOthers(editor, centred, whole), newIds);
}

/** Lines and map files need not say where touchpoints stand. */
function placed(fragment: MapFragment): MapFragment {
  const places = placeMissing({ title: '', phases: [], ...fragment });
  return { ...fragment, touchpoints: fragment.touchpoints.map((one) => ({ ...one, ...places.get(one.id) })) };
}

/** Where it shall be when there is room, otherwise the first place below that has some. */
function clearOfOthers(editor: Editor, fragment: MapFragment, whole: string | null): MapFragment {
  const extent = extentOf(fragment);
  if (!extent) return fragment;
  const { x, y } = freePlace(extent, obstacles(editor, whole));
  return offsetFragment(fragment, x - extent.x, y - extent.y);
}
