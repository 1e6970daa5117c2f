import type { Editor } from '../../store/types';

let offered: File | null = null;
const listeners = new Set<() => void>();

/** Opens the Import dialogue with a file that was let go of above the map. */
export function offerFile(editor: Editor, file: File): void {
  offered = file;
  editor.setDialog('import');
  for (const listener of [...listeners]) listener();
}

/** The file that was offered last, once. */
export function takeOfferedFile(): File | null {
  const file = offered;
  offered = null;
  return file;
}

/** Called after a file was offered; returns the function that ends it. */
export function onOfferedFile(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
