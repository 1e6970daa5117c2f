import { CARD_WIDTH, cardSize } from '@/lib/scene/card';
import { newId } from '../store/new-id';
import type { Editor } from '../store/types';
import { freePlace } from './free-place';
import { boxes } from './targets';

const EMPTY_CARD = { id: 'new', label: '' };
/** From the right edge of a card to the left edge of the next one in the chain. */
const NEXT_GAP = 80;

export interface NewTouchpoint {
  /** Where the middle of the card shall be; without it, in the middle of what is seen. */
  readonly at?: { readonly x: number; readonly y: number };
  /** Touchpoint that leads to the new one. */
  readonly from?: string;
  /** Touchpoint that the new one leads to. */
  readonly to?: string;
  /** Stand exactly there, also on top of another card. */
  readonly exact?: boolean;
}

/** Opens the label of a new touchpoint, which is made when it gets a name. */
export function addTouchpoint(editor: Editor, { at, from, to, exact = false }: NewTouchpoint = {}): void {
  editor.label.commit();
  const { height } = cardSize(EMPTY_CARD);
  const middle = at ?? editor.camera?.center() ?? { x: 0, y: 0 };
  const wanted = { x: middle.x - CARD_WIDTH / 2, y: middle.y - height / 2, width: CARD_WIDTH, height };
  const place = exact
    ? { x: Math.round(wanted.x), y: Math.round(wanted.y) }
    : freePlace(wanted, boxes(editor).values());
  const { map } = editor.store.getState();
  const parent = map.touchpoints.find((touchpoint) => touchpoint.id === (from ?? to))?.parent;
  const id = newId();
  editor.startDraft({
    id,
    ...place,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(parent !== undefined && { parent }),
  });
  editor.camera?.reveal(id);
}

/** The touchpoint that follows `from`, to its right, connected. */
export function addNext(editor: Editor, from: string): void {
  editor.label.commit();
  const box = boxes(editor).get(from);
  if (!box) return;
  const { height } = cardSize(EMPTY_CARD);
  const at = { x: box.x + box.width + NEXT_GAP + CARD_WIDTH / 2, y: box.y + height / 2 };
  addTouchpoint(editor, { at, from });
}
