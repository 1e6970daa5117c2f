'use client';

import { useStoreApi } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, type RefObject, useMemo, useRef } from 'react';
import type { CanvasTools } from '../canvas-context';
import { focusCard } from '../focus-card';
import type { Hit } from './hit-test';
import { openAt, pick } from './pick';
import { followPress } from './press';

interface Hands {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
}

/**
 * Choosing, dragging and drawing a marquee, with the same code near and far. React Flow keeps the view: the wheel, the
 * middle button, Space, and a finger on the void.
 */
export function useHands(
  tools: CanvasTools,
  element: RefObject<HTMLElement | null>,
  marquee: RefObject<HTMLElement | null>,
): Hands {
  const flow = useStoreApi();
  const dragged = useRef(false);
  const clicked = useRef<Hit>(null);
  return useMemo(() => {
    const { editor, hits } = tools;
    const showMarquee: Parameters<typeof followPress>[0]['showMarquee'] = (box) => {
      const { current } = marquee;
      if (!current) return;
      current.hidden = box === null;
      if (!box) return;
      current.style.transform = `translate(${box.x}px, ${box.y}px)`;
      current.style.width = `${box.width}px`;
      current.style.height = `${box.height}px`;
    };
    const placeOf = ({ clientX, clientY }: MouseEvent) => tools.toCanvas({ x: clientX, y: clientY });
    return {
      onPointerDown(event) {
        dragged.current = false;
        const area = element.current;
        const hit = hits.of(event);
        if (!area || !hit || event.button !== 0 || !event.isPrimary || tools.lookOnly) return;
        const { connecting, putting, role, several } = editor.store.getState();
        if (connecting !== null || putting !== null) return;
        const card = hit.kind === 'touchpoint' ? hit.id : null;
        // Painted cards are too small to take hold of: there a finger moves the view wherever it is put down.
        const finger = event.pointerType === 'touch' && !several;
        const ground = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
        if (ground && (finger || pansNow(area))) return;
        if (card !== null && role === 'view') return;
        followPress(
          {
            tools,
            element: area,
            panBy: (x, y) => void flow.getState().panBy({ x, y }),
            showMarquee,
            onDrag() {
              dragged.current = true;
            },
          },
          event.nativeEvent,
          card,
        );
      },
      onClick(event) {
        const hit = hits.of(event);
        if (dragged.current || !hit || event.button !== 0) return;
        clicked.current = hit;
        const more = event.shiftKey || event.ctrlKey || event.metaKey || editor.store.getState().several;
        pick(editor, hit, placeOf(event), more);
        // A card that is only painted takes the keyboard as one that is pressed on does.
        if (hit.kind === 'touchpoint' && element.current) focusCard(editor, element.current, hit.id);
      },
      onDoubleClick(event) {
        // What was clicked on: a double click comes with whole pixels, and a card far out is smaller than two.
        const hit = hits.of(event) && clicked.current;
        if (hit && !tools.lookOnly && !editor.store.getState().several) openAt(editor, hit, placeOf(event));
      },
    };
  }, [tools, element, marquee, flow]);
}

/** Space is held: the left button moves the view. */
function pansNow(area: HTMLElement): boolean {
  return area.querySelector('.react-flow__pane')?.classList.contains('draggable') === true;
}
