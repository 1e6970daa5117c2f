import { tidyLayout } from '@/lib/scene/tidy';
import type { Editor } from '../../store/types';

/** Lays the whole map out. */
export function tidyUp(editor: Editor): void {
  const { map, places, rows } = editor.store.getState();
  const moves = [...tidyLayout(map, { now: places, rows })].map(([id, { x, y }]) => ({ id, x, y }));
  if (!editor.run([{ type: 'move', moves }])) return;
  editor.camera?.fit();
  editor.announce('The map is laid out anew.');
}
