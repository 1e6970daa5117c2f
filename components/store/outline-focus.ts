/** Whoever opens the outline by key wants to be in it; it may have to be loaded first. */
let wished = false;
const listeners = new Set<() => void>();

/** Asks for the keyboard's focus in the outline, now or as soon as it is there. */
export function wishOutlineFocus(): void {
  wished = true;
  for (const listener of listeners) listener();
}

/** True once for each wish. */
export function takeOutlineFocus(): boolean {
  const was = wished;
  wished = false;
  return was;
}

/** Called with each wish; returns the function that ends it. */
export function onOutlineFocus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
