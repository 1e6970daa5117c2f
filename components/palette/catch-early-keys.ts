/**
 * Who knows the key types on at once, while the field may not be there yet: those letters are for it, and for nothing
 * that still has the focus. Calls back with each; returns the function that ends it.
 */
export function catchEarlyKeys(target: Window, take: (key: string) => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { activeElement } = target.document;
    if (activeElement?.closest('[role="dialog"]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey || [...event.key].length !== 1) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    take(event.key);
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}
