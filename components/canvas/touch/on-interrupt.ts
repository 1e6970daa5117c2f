/**
 * Calls back once when something comes between a pointer that is down and its end: a second finger (which pinches, or
 * is a palm), a menu, the system (`pointercancel`), or another app in front. What was begun is then given up whole.
 * Returns the function that ends the watch.
 */
export function onInterrupt(pointerId: number, giveUp: () => void): () => void {
  const end = (): void => {
    window.removeEventListener('pointerdown', onDown, true);
    window.removeEventListener('pointercancel', onCancel, true);
    window.removeEventListener('contextmenu', stop, true);
    window.removeEventListener('blur', stop);
    document.removeEventListener('visibilitychange', onHide);
  };
  const stop = (): void => {
    end();
    giveUp();
  };
  const onDown = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId && event.pointerType === 'touch') stop();
  };
  const onCancel = (event: PointerEvent): void => {
    if (event.pointerId === pointerId) stop();
  };
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') stop();
  };
  window.addEventListener('pointerdown', onDown, true);
  window.addEventListener('pointercancel', onCancel, true);
  window.addEventListener('contextmenu', stop, true);
  window.addEventListener('blur', stop);
  document.addEventListener('visibilitychange', onHide);
  return end;
}
