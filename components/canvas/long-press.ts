const HOLD_MS = 500;
/** A finger trembles; further than this, in screen pixels, it moves. */
const TREMBLE = 10;

/**
 * Makes a finger that rests on the canvas what the right button is: a `contextmenu` event where it rests. Some systems
 * raise one themselves and some never do, and the drag of cards keeps touches from whoever listens further out; so it
 * is done here, once, before anybody else. `onOpen`: what the finger had begun (a drag) is to be given up. Returns the
 * function that ends it.
 */
export function installLongPress(element: HTMLElement, onOpen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begun: PointerEvent | null = null;
  let opened = false;

  const giveUp = (): void => {
    clearTimeout(timer);
    begun = null;
  };
  const open = (): void => {
    const { target, clientX, clientY } = begun as PointerEvent;
    giveUp();
    opened = true;
    onOpen();
    const init = { bubbles: true, cancelable: true, composed: true, button: 2, clientX, clientY };
    target?.dispatchEvent(new MouseEvent('contextmenu', init));
  };
  const onDown = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    giveUp();
    opened = false;
    // A second finger pans or pinches; a text that is being edited has a menu of its own.
    if (!event.isPrimary || (event.target instanceof Element && event.target.closest('textarea, input'))) return;
    begun = event;
    timer = setTimeout(open, HOLD_MS);
  };
  const onMove = (event: PointerEvent): void => {
    if (begun && Math.hypot(event.clientX - begun.clientX, event.clientY - begun.clientY) > TREMBLE) giveUp();
  };
  const onMenu = (event: MouseEvent): void => {
    if (!event.isTrusted) return;
    giveUp();
    if (!opened) return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The click that follows a touch would fall on what the menu has just covered, and close it. */
  const onEnd = (event: TouchEvent): void => {
    if (opened && event.cancelable) event.preventDefault();
  };

  /** While the menu is open the finger that opened it drags nothing. */
  const onTouchMove = (event: TouchEvent): void => {
    if (!opened) return;
    if (event.cancelable) event.preventDefault();
    event.stopPropagation();
  };

  element.addEventListener('pointerdown', onDown, true);
  element.addEventListener('touchmove', onTouchMove, { capture: true, passive: false });
  element.addEventListener('pointermove', onMove, true);
  element.addEventListener('pointerup', giveUp, true);
  element.addEventListener('pointercancel', giveUp, true);
  element.addEventListener('contextmenu', onMenu, true);
  element.addEventListener('touchend', onEnd, { capture: true, passive: false });
  return () => {
    giveUp();
    element.removeEventListener('pointerdown', onDown, true);
    element.removeEventListener('touchmove', onTouchMove, true);
    element.removeEventListener('pointermove', onMove, true);
    element.removeEventListener('pointerup', giveUp, true);
    element.removeEventListener('pointercancel', giveUp, true);
    element.removeEventListener('contextmenu', onMenu, true);
    element.removeEventListener('touchend', onEnd, true);
  };
}
