'use client';

import { type MouseEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { DialogFault } from '../panels/part-fault';
import { useEditor } from '../store/editor-context';
import { lazyPart } from '../ui/lazy-part';
import { useCanvas } from './canvas-context';
import type { MenuRequest } from './context-menu-popup';
import { type MenuTarget, menuTarget } from './menu-target';

/** What opens is fetched when the map is there, or with the first press. */
export const CanvasMenuPopup = lazyPart(async () => (await import('./context-menu-popup')).CanvasMenuPopup, {
  Fault: DialogFault,
});

/**
 * The menu of the canvas, on the right button, the menu key, or a long press. What it offers depends on what it was
 * opened on; the items are the same actions that keys perform.
 */
export function CanvasMenu({ children }: { readonly children: ReactNode }) {
  const editor = useEditor();
  const { toCanvas, hits } = useCanvas();
  const pressed = useRef<MenuTarget>({ kind: 'void', at: { x: 0, y: 0 } });
  const [request, setRequest] = useState<MenuRequest | null>(null);
  const notice = (event: MouseEvent | PointerEvent): void => {
    pressed.current = menuTarget(hits.of(event), toCanvas({ x: event.clientX, y: event.clientY }));
  };
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    const { selection } = editor.store.getState();
    const { current } = pressed;
    if (current.kind === 'touchpoint' && !selection.touchpoints.has(current.id))
      editor.select({ touchpoints: [current.id] });
    if (current.kind === 'transition') {
      const { bundles } = editor.store.getState().shown;
      editor.select({ transitions: bundles.get(current.id) ?? [current.id] });
    }
    if (current.kind === 'void') editor.select({});
    setRequest({ target: current, x: event.clientX, y: event.clientY });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key opens the menu too, on what has the focus */}
      <div
        className="tl-menu-area"
        style={{ WebkitTouchCallout: 'none' }}
        onPointerDownCapture={notice}
        onContextMenuCapture={notice}
        onContextMenu={open}
      >
        {children}
      </div>
      {request ? <CanvasMenuPopup request={request} onClose={() => setRequest(null)} /> : null}
    </>
  );
}
