import type { Editor } from '../store/types';

declare global {
  interface Window {
    /** Set by the page of an open map, for tests and benches. */
    __throughline?: { readonly editor: Editor };
  }
}

/** Lets tests and benches reach the open map; returns the function that takes it away. */
export function exposeEditor(editor: Editor): () => void {
  const exposed = { editor };
  window.__throughline = exposed;
  return () => {
    if (window.__throughline === exposed) window.__throughline = undefined;
  };
}
