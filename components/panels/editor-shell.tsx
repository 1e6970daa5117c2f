'use client';

/** An open map: bars, panels and dialogs around the canvas. */
export function EditorShell({ mapId }: { readonly mapId: string }) {
  return <main data-map={mapId} className="fixed inset-0 bg-paper" />;
}
