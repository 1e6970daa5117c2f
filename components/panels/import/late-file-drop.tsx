'use client';

import { useFirstView } from '../../ui/first-view';
import { lazyPart } from '../../ui/lazy-part';

const FileDrop = lazyPart(async () => (await import('./file-drop')).FileDrop, { Fault: () => null });

/** Files that are dropped on the map, from when it is on the screen. */
export function LateFileDrop() {
  return useFirstView() ? <FileDrop /> : null;
}
