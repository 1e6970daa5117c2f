'use client';

import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { useEditorState } from '../../store/editor-context';
import { useCanvas } from '../canvas-context';
import { plainLabel } from '../describe-element';

/** A ring around what a drag would put its cards into, with the words that say so. */
export function DropRing() {
  const { model, drops } = useCanvas();
  const target = useStore(drops.store, (state) => state.target);
  const box = useStore(model.store, (view) => (target === null ? undefined : view.boxes.get(target)));
  const label = useEditorState(({ map }) =>
    target === null ? '' : plainLabel(map.touchpoints.find((touchpoint) => touchpoint.id === target)?.label),
  );
  if (!box) return null;
  return (
    <ViewportPortal>
      <div
        className="tl-drop-ring"
        aria-hidden="true"
        style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height }}
      >
        <span>Put into “{label.length > 32 ? `${label.slice(0, 31)}…` : label}”</span>
      </div>
    </ViewportPortal>
  );
}
