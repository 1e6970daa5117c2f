import { CARD_WIDTH, cardSize } from '@/lib/scene/card';
import type { Box } from '@/lib/scene/types';
import { addTouchpoint } from '../actions/add-touchpoint';
import { connect } from '../actions/connect';
import type { Editor } from '../store/types';
import type { Gesture, GestureStore } from './gesture';
import { onInterrupt } from './touch/on-interrupt';

export interface LineTools {
  readonly editor: Editor;
  readonly gestures: GestureStore;
  readonly toCanvas: (point: { x: number; y: number }) => { x: number; y: number };
  readonly boxes: () => ReadonlyMap<string, Box>;
  /** The touchpoint at a point of the screen; null when there is none. */
  readonly touchpointAt: (x: number, y: number) => string | null;
}

/** Closer to where it began than this, in screen pixels, a press is a slip and no line. */
const SLIP = 8;

/**
 * Follows the pointer from a handle (a new transition) or from the end of a transition (moving that end) until it is
 * let go. Over a card the line is made; in the void a new touchpoint is. Escape gives up.
 */
export function beginLine(
  tools: LineTools,
  event: { readonly clientX: number; readonly clientY: number; readonly pointerId: number },
  start: Pick<Gesture, 'anchor' | 'moving' | 'transition'>,
): void {
  const { editor, gestures, toCanvas, touchpointAt } = tools;
  const origin = [event.clientX, event.clientY] as const;
  const gestureAt = (x: number, y: number): Gesture => {
    const point = toCanvas({ x, y });
    const over = touchpointAt(x, y);
    return { ...start, at: [point.x, point.y], over: over === start.anchor ? null : over };
  };
  const stop = (): void => {
    gestures.setState({ gesture: null });
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    endWatch();
    window.removeEventListener('keydown', onKey, true);
  };
  const endWatch = onInterrupt(event.pointerId, stop);
  const onMove = (move: PointerEvent): void => {
    if (move.pointerId !== event.pointerId) return;
    gestures.setState({ gesture: gestureAt(move.clientX, move.clientY) });
    const at = toCanvas({ x: move.clientX, y: move.clientY });
    editor.presence.update({ cursor: [at.x, at.y] });
  };
  const onUp = (up: PointerEvent): void => {
    if (up.pointerId !== event.pointerId) return;
    const gesture = gestureAt(up.clientX, up.clientY);
    stop();
    if (Math.hypot(up.clientX - origin[0], up.clientY - origin[1]) < SLIP) {
      // Seen from far away a handle covers much of its card: a click on it is one on the card.
      if (start.transition === null) editor.select({ touchpoints: [start.anchor] });
      return;
    }
    finishLine(tools, gesture, touchpointAt(up.clientX, up.clientY) === start.anchor);
  };
  const onKey = (key: KeyboardEvent): void => {
    if (key.key !== 'Escape') return;
    key.preventDefault();
    key.stopPropagation();
    stop();
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('keydown', onKey, true);
  gestures.setState({ gesture: gestureAt(event.clientX, event.clientY) });
}

/** Makes what the line stands for. `onAnchor`: it was let go over the very card it began at. */
function finishLine({ editor, boxes }: LineTools, gesture: Gesture, onAnchor: boolean): void {
  const { anchor, moving, over, transition, at } = gesture;
  if (transition !== null) {
    if (over !== null) reconnect(editor, transition, moving, over);
    else editor.say('An end of a transition needs a touchpoint; it stays where it was.');
    return;
  }
  if (over !== null) connect(editor, anchor, over);
  else if (!onAnchor) addTouchpoint(editor, { at: besidePoint(at, boxes().get(anchor)), from: anchor, exact: true });
}

function reconnect(editor: Editor, id: string, end: 'source' | 'target', to: string): void {
  const { map } = editor.store.getState();
  const transition = map.transitions.find((one) => one.id === id);
  if (!transition || transition[end] === to) return;
  const next = { source: transition.source, target: transition.target, [end]: to };
  const twin = map.transitions.some((one) => one.id !== id && one.source === next.source && one.target === next.target);
  if (next.source === next.target) editor.say('A touchpoint cannot lead to itself.');
  else if (twin) editor.say('There is such a transition already.');
  else editor.run([{ type: 'set-transition', id, fields: { [end]: to } }]);
}

/** The middle of a new card whose near edge is at the pointer. */
export function besidePoint([x, y]: readonly [number, number], from: Box | undefined): { x: number; y: number } {
  if (!from) return { x, y };
  const { height } = cardSize({ id: 'new', label: '' });
  const dx = x - (from.x + from.width / 2);
  const dy = y - (from.y + from.height / 2);
  const sideways = Math.abs(dx) * from.height >= Math.abs(dy) * from.width * 0.6;
  if (sideways) return { x: x + (Math.sign(dx) * CARD_WIDTH) / 2, y };
  return { x, y: y + (Math.sign(dy) * height) / 2 };
}
