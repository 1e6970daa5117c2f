'use client';

import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditor } from '../store/editor-context';

/** Keeps the view where the followed person's is, in the middle of our own window. */
export function useFollow(element: () => HTMLElement | null): void {
  const editor = useEditor();
  const flow = useReactFlow();
  useEffect(() => {
    let shown: readonly [number, number, number] | undefined;
    const look = (): void => {
      const { following, people } = editor.store.getState();
      if (following === null) {
        shown = undefined;
        return;
      }
      const view = people.find((person) => person.clientId === following)?.view;
      const area = element();
      if (!view || !area || view === shown) return;
      shown = view;
      const [x, y, zoom] = view;
      void flow.setViewport(
        { x: area.clientWidth / 2 - x * zoom, y: area.clientHeight / 2 - y * zoom, zoom },
        { duration: 90 },
      );
    };
    look();
    return editor.store.subscribe(look);
  }, [editor, flow, element]);
}
