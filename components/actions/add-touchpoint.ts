import { CARD_WIDTH, cardSize } from '@/lib/scene/card';
import { firstPartPlace } from '@/lib/scene/nesting/frames';
import { isWithin } from '@/lib/scene/nesting/nest';
import type { PhaseColumn } from '@/lib/scene/phase-columns';
import { lanesOf } from '../store/lanes/lanes-of';
import { newId } from '../store/new-id';
import type { Editor, LabelSurface } from '../store/types';
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
  /** Touchpoint that it shall be a part of. */
  readonly whole?: string;
  readonly phase?: string | undefined;
  /** Where it gets its name: on the canvas, if nothing else is said. */
  readonly labelIn?: LabelSurface;
}

/** Opens the label of a new touchpoint, which is made when it gets a name. */
export function addTouchpoint(editor: Editor, wanted: NewTouchpoint = {}): void {
  const { at, from, to, exact = false, phase, labelIn = 'canvas' } = wanted;
  editor.label.commit();
  const { height } = cardSize(EMPTY_CARD);
  const middle = at ?? editor.camera?.center() ?? { x: 0, y: 0 };
  const { shown, places } = editor.store.getState();
  const beside = from ?? to;
  const whole =
    wanted.whole ??
    (exact || beside === undefined ? wholeAt(editor, middle) : (shown.nest?.parent.get(beside) ?? null));
  const column = phase === undefined || whole !== null ? undefined : columnOf(editor, phase);
  const card = {
    x: column?.headingX ?? middle.x - CARD_WIDTH / 2,
    y: middle.y - height / 2,
    width: CARD_WIDTH,
    height,
  };
  const place =
    firstPlace(whole === null || shown.nest?.parts.has(whole) ? undefined : places.get(whole)) ??
    (exact ? { x: Math.round(card.x), y: Math.round(card.y) } : freePlace(card, obstacles(editor, whole)));
  const id = newId();
  const draft = {
    id,
    ...place,
    // No line leads from a touchpoint to what is inside it, nor back.
    ...(from !== undefined && !isWithin(shown.nest, whole ?? '', from) && { from }),
    ...(to !== undefined && !isWithin(shown.nest, whole ?? '', to) && { to }),
    ...(whole !== null && { parent: whole }),
    ...(phase !== undefined ? { phase } : laneFields(editor, whole, place.x + CARD_WIDTH / 2)),
  };
  editor.startDraft(draft, labelIn);
  if (labelIn === 'canvas') editor.camera?.reveal(id);
  else editor.camera?.show(id);
}

/** The touchpoint that follows `from`, to its right, connected. */
export function addNext(editor: Editor, from: string, more: Pick<NewTouchpoint, 'phase' | 'labelIn'> = {}): void {
  const at = placeBeside(editor, from, 1);
  if (at) addTouchpoint(editor, { ...more, at, from });
}

/** The touchpoint that leads to `to`, to its left, connected. */
export function addBefore(editor: Editor, to: string, more: Pick<NewTouchpoint, 'phase' | 'labelIn'> = {}): void {
  const at = placeBeside(editor, to, -1);
  if (at) addTouchpoint(editor, { ...more, at, to });
}

/** A part of `whole`, beside the parts that it has. */
export function addPart(editor: Editor, whole: string, more: Pick<NewTouchpoint, 'phase' | 'labelIn'> = {}): void {
  editor.label.commit();
  const last = editor.store.getState().shown.nest?.parts.get(whole)?.at(-1)?.id;
  if (last !== undefined) editor.camera?.show(last);
  const at = placeBeside(editor, last ?? whole, 1);
  if (at) addTouchpoint(editor, { ...more, at, whole });
}

/** The middle of an empty card to the right (1) or to the left (-1) of another. */
function placeBeside(editor: Editor, id: string, side: 1 | -1): { readonly x: number; readonly y: number } | null {
  editor.label.commit();
  const box = boxes(editor).get(id);
  if (!box) return null;
  const edge = side === 1 ? box.x + box.width : box.x;
  return { x: edge + side * (NEXT_GAP + CARD_WIDTH / 2), y: box.y + cardSize(EMPTY_CARD).height / 2 };
}

function columnOf(editor: Editor, phase: string): PhaseColumn | undefined {
  return lanesOf(editor.store.getState()).columns.find(({ id }) => id === phase);
}

/** The phase of the column that it is made in. Parts go with what they are part of. */
function laneFields(editor: Editor, whole: string | null, middle: number): { readonly phase?: string } {
  const state = editor.store.getState();
  if (whole !== state.scope) return {};
  const column = lanesOf(state).columns.find(({ x, width }) => middle >= x && middle < x + width);
  return column ? { phase: column.id } : {};
}

/** The first part of a touchpoint stands so that this one stays where it is, wherever the part was asked for. */
function firstPlace(
  whole: { readonly x: number; readonly y: number } | undefined,
): { readonly x: number; readonly y: number } | null {
  return whole ? firstPartPlace(whole) : null;
}
