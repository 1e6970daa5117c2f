'use client';

import './guides.css';
import { useStore as useFlowStore, ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { Gap, Guide } from '@/lib/scene/guides/types';
import { useCanvas } from '../canvas-context';

/** Half the length of the bars at the ends of a room, in screen pixels. */
const BAR = 5;
/** A line runs on beyond the cards by so much, in screen pixels, so that it is told from their edges. */
const BEYOND = 8;

/** The lines along which what is dragged stands with others, and the rooms that are equal: one layer, no card is drawn for it. */
export function GuideLines() {
  const { snapping } = useCanvas();
  const guides = useStore(snapping.store, (state) => state.guides);
  return guides.length === 0 ? null : <Lines guides={guides} />;
}

function Lines({ guides }: { readonly guides: readonly Guide[] }) {
  const zoom = useFlowStore((state) => state.transform[2]);
  return (
    <ViewportPortal>
      <svg className="tl-guides" aria-hidden="true">
        {guides.map((guide) => (
          <path key={`${guide.kind} ${guide.axis}`} className={`tl-guide ${guide.kind}`} d={pathOf(guide, zoom)} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

function pathOf(guide: Guide, zoom: number): string {
  if (guide.kind === 'gap') return guide.gaps.map((gap) => gapPath(guide.axis === 'x', gap, BAR / zoom)).join('');
  const { axis, at } = guide;
  const [from, to] = [guide.from - BEYOND / zoom, guide.to + BEYOND / zoom];
  return axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`;
}

function gapPath(lying: boolean, { from, to, across }: Gap, bar: number): string {
  const [low, high] = [across - bar, across + bar];
  return lying
    ? `M${from} ${across}H${to}M${from} ${low}V${high}M${to} ${low}V${high}`
    : `M${across} ${from}V${to}M${low} ${from}H${high}M${low} ${to}H${high}`;
}
