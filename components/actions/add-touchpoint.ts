import { CARD_WIDTH, cardSize } from '@/lib/scene/card';
import { firstPartPlace } from '@/lib/scene/nesting/frames';
import { isWithin } from '@/lib/scene/nesting/nest';
import { newId } from '../store/new-id';
import type { Editor } from '../store/types';
import { freePlace } from './free-place';
import { boxes, obstacles, wholeAt } from './targets';

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
  const { shown, places } = editor.store.getState();
  const beside = from ?? to;
  const whole = exact || beside === undefined ? wholeAt(editor, middle) : (shown.nest?.parent.get(beside) ?? null);
  const wanted = { x: middle.x - CARD_WIDTH / 2, y: middle.y - height / 2, width: CARD_WIDTH, height };
  const place =
    firstPlace(whole === null || shown.nest?.parts.has(whole) ? undefined : places.get(whole)) ??
    (exact ? { x: Math.round(wanted.x), y: Math.round(wanted.y) } : freePlace(wanted, obstacles(editor, whole)));
  const id = newId();
  editor.startDraft({
    id,
    ...place,
    // No line leads from a touchpoint to what is inside it, nor back.
    ...(from !== undefined && !isWithin(shown.nest, whole ?? '', from) && { from }),
    ...(to !== undefined && !isWithin(shown.nest, whole ?? '', to) && { to }),
    ...(whole !== null && { parent: whole }),
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

/** The first part of a touchpoint stands so that this one stays where it is, wherever the part was asked for. */
function firstPlace(
  whole: { readonly x: number; readonly y: number } | undefined,
): { readonly x: number; readonly y: number } | null {
  return whole ? firstPartPlace(whole) : null;
}
