import type { Box } from '@/lib/scene/types';
import type { CanvasTools } from '../canvas-context';
import { onInterrupt } from '../touch/on-interrupt';
import { edgePan } from './edge-pan';
import { beginMarquee, type Marquee } from './marquee';
import { beginMove, type CardMove } from './move-cards';

/** A press that travels further than this, in screen pixels, is a drag of a card or a marquee and no click. */
const CARD_SLIP = 3;
const VOID_SLIP = 4;
/** A finger that taps trembles. */
const FINGER_SLIP = 9;

export interface PressParts {
  readonly tools: CanvasTools;
  readonly element: HTMLElement;
  /** Moves the view by screen pixels. */
  readonly panBy: (dx: number, dy: number) => void;
  /** Shows the marquee, in pixels of the element; null takes it away. */
  readonly showMarquee: (box: Box | null) => void;
  /** The press became a drag: the click that follows it means nothing. */
  readonly onDrag: () => void;
}

/** Follows a pointer that was pressed on a card (its id) or in the void (null) until it is let go. */
export function followPress(
  { tools, element, panBy, showMarquee, onDrag }: PressParts,
  down: PointerEvent,
  card: string | null,
): void {
  const { editor, drops, index, model, toCanvas } = tools;
  const from = toCanvas({ x: down.clientX, y: down.clientY });
  const { several } = editor.store.getState();
  const more = down.shiftKey || down.ctrlKey || down.metaKey || several;
  let at: PointerEvent = down;
  let move: CardMove | null = null;
  let marquee: Marquee | null = null;
  let frame = 0;

  const place = () => toCanvas({ x: at.clientX, y: at.clientY });
  const stop = (): void => {
    cancelAnimationFrame(frame);
    showMarquee(null);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    endWatch();
  };
  const begin = (): void => {
    if (card !== null) move = beginMove(editor, drops, card, from, more);
    else {
      if (!more) editor.select({});
      marquee = beginMarquee(editor, index, () => model.store.getState(), down.shiftKey || several);
    }
    onDrag();
    frame = requestAnimationFrame(pan);
  };
  const show = (): void => {
    const to = place();
    if (move && !move.to(to, at.altKey)) stop();
    if (!marquee) return;
    const area = {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
    marquee.over(area);
    showMarquee(tools.toScreen(area));
  };
  /** Near an edge the view moves on, and what is dragged with it. */
  const pan = (): void => {
    const { dx, dy } = edgePan(at.clientX, at.clientY, element.getBoundingClientRect());
    frame = requestAnimationFrame(pan);
    if (dx === 0 && dy === 0) return;
    panBy(dx, dy);
    show();
  };
  const onMove = (event: PointerEvent): void => {
    if (event.pointerId !== down.pointerId) return;
    at = event;
    if (!move && !marquee) {
      const way = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (way <= (down.pointerType === 'touch' ? FINGER_SLIP : card === null ? VOID_SLIP : CARD_SLIP)) return;
      begin();
    }
    show();
  };
  const onUp = (event: PointerEvent): void => {
    if (event.pointerId !== down.pointerId) return;
    at = event;
    stop();
    move?.drop(place());
  };
  const endWatch = onInterrupt(down.pointerId, () => {
    stop();
    move?.cancel();
  });
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
}
