import { analyze } from '@/lib/analysis/analyze';
import type { JourneyMap } from '@/lib/model/types';
import { boxesOf } from '@/lib/scene/nesting/frames';
import { placeMissing } from '@/lib/scene/place';

const MARGIN = 40;

/** A map from far away: every touchpoint as a block, what breaks in its own colour, what is dead behind it pale. */
export function MiniMap({ map, className }: { readonly map: JourneyMap; readonly className?: string }) {
  const { touchpoints, transitions } = analyze(map);
  const places = placeMissing(map);
  const { boxes, frames } = boxesOf(map.touchpoints, places, () => true);
  // Frames first, so that what is inside lies over them; the outermost are the widest.
  const width = (id: string): number => frames.get(id)?.width ?? 0;
  const drawn = map.touchpoints.map(({ id }) => id).sort((a, b) => width(b) - width(a));
  const all = [...boxes.values()];
  const left = Math.min(...all.map((box) => box.x)) - MARGIN;
  const top = Math.min(...all.map((box) => box.y)) - MARGIN;
  const wide = Math.max(...all.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...all.map((box) => box.y + box.height)) + MARGIN - top;
  return (
    <svg viewBox={`${left} ${top} ${wide} ${height}`} aria-hidden="true" fill="none" className={className}>
      {map.transitions.map(({ id, source, target }) => {
        const [from, to] = [boxes.get(source), boxes.get(target)];
        if (!from || !to) return null;
        const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
        const [x2, y2] = [to.x, to.y + to.height / 2];
        const bend = Math.max(60, Math.abs(x2 - x1) / 2);
        const state = transitions.get(id)?.state;
        return (
          <path
            key={id}
            d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
            stroke={
              state === 'doomed' ? 'var(--tl-negative)' : state === 'cut-off' ? 'var(--tl-line)' : 'var(--tl-faint)'
            }
            strokeWidth={state === 'doomed' ? 2 : 1.25}
            opacity={state === 'handover' ? 0.5 : undefined}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
      {drawn.map((id) => {
        const box = boxes.get(id);
        const state = touchpoints.get(id);
        if (!box || !state) return null;
        return (
          <rect
            key={id}
            {...box}
            rx={state.role === 'start' ? box.height / 2 : 14}
            fill={
              frames.has(id)
                ? 'none'
                : state.negative
                  ? 'var(--tl-negative)'
                  : state.cutOff
                    ? 'var(--tl-neutral-bg)'
                    : 'var(--tl-surface)'
            }
            stroke={state.negative ? 'var(--tl-negative)' : state.cutOff ? 'var(--tl-line)' : 'var(--tl-edge)'}
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </svg>
  );
}
