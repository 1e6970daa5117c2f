'use client';

import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { phaseColumns } from '@/lib/scene/phase-columns';
import { useEditorState } from '../store/editor-context';

const ABOVE = 84;
const BELOW = 72;

/** The phases as columns behind the cards, where the cards stand in columns. */
export function PhaseLanes() {
  const map = useEditorState((state) => state.map);
  const places = useEditorState((state) => state.places);
  const { frames, touchpoints } = useEditorState((state) => state.shown);
  const scope = useEditorState((state) => state.scope);
  const columns = useMemo(() => phaseColumns(map, places, { frames, scope }), [map, places, frames, scope]);
  if (columns.length === 0) return null;
  let [top, bottom] = [Infinity, -Infinity];
  for (const { id } of touchpoints) {
    const y = places.get(id)?.y;
    if (y === undefined) continue;
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + (frames.get(id)?.height ?? 0));
  }
  return (
    <ViewportPortal>
      <div className="tl-lanes" aria-hidden="true">
        {columns.map((column, index) => (
          <div key={column.id}>
            <span
              style={{ transform: `translate(${column.headingX}px, ${top - ABOVE}px)`, maxWidth: column.width - 24 }}
            >
              {column.label}
            </span>
            {index > 0 ? (
              <i
                style={{
                  transform: `translate(${column.x}px, ${top - ABOVE}px)`,
                  height: bottom - top + ABOVE + BELOW + 96,
                }}
              />
            ) : null}
          </div>
        ))}
      </div>
    </ViewportPortal>
  );
}
