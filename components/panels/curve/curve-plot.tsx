'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Reaction } from '@/lib/model/types';
import { withReaction } from '@/lib/scene/curve/curve-steps';
import { CURVE_HEIGHT, layOutCurve } from '@/lib/scene/curve/lay-out-curve';
import type { CurveStep } from '@/lib/scene/curve/types';
import { Shapes } from '../../ui/scene-view';
import { CurveAxis } from './curve-axis';
import { CurvePoint } from './curve-point';
import { pointKey } from './point-key';
import { usePlotWidth } from './use-plot-width';
import { usePointDrag } from './use-point-drag';

export interface CurvePlotProps {
  readonly steps: readonly CurveStep[];
  /** Index of the touch that the keyboard stands on. */
  readonly current: number;
  readonly editable: boolean;
  readonly onCurrent: (index: number) => void;
  readonly onChoose: (id: string) => void;
  readonly onRate: (id: string, reaction: Reaction | null) => void;
  /** A touch is pointed at or focused; null when none is any more. */
  readonly onLight: (id: string | null) => void;
}

/** The curve and its points, from left to right; it scrolls sideways inside itself where there are many. */
export function CurvePlot({ steps, current, editable, onCurrent, onChoose, onRate, onLight }: CurvePlotProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const width = usePlotWidth(scroller);
  const drag = usePointDrag(editable, onRate);
  const [hovered, setHovered] = useState<string | null>(null);
  const shown = drag.held ? withReaction(steps, drag.held.id, drag.held.reaction) : steps;
  const { points, shapes, step, ...size } = layOutCurve(shown, width);
  useEffect(() => {
    const area = scroller.current;
    if (!area || width === 0) return;
    const [left, right] = [step * current, step * (current + 1)];
    if (left < area.scrollLeft) area.scrollLeft = left;
    else if (right > area.scrollLeft + area.clientWidth) area.scrollLeft = right - area.clientWidth;
  }, [current, step, width]);

  const focus = (index: number): void => {
    onCurrent(index);
    list.current?.querySelectorAll<HTMLButtonElement>('button')[index]?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && drag.held) {
      drag.cancel();
      event.stopPropagation();
      return;
    }
    const does = pointKey(event.nativeEvent, current, steps.length);
    const id = steps[current]?.touchpoint.id;
    if (!does || id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (does.kind === 'go') focus(does.to);
    else onRate(id, does.reaction);
  };

  return (
    <div className="flex min-w-0">
      <CurveAxis sides={steps.some((one) => one.sides !== null)} />
      <div
        ref={scroller}
        className="relative min-w-0 flex-1 overflow-x-auto overscroll-x-contain"
        style={{ height: CURVE_HEIGHT + 8 }}
      >
        {width === 0 ? null : (
          <div className="relative" style={{ width: size.width, height: size.height }}>
            <ol ref={list} aria-label="Touches of the chain" className="absolute inset-0" onKeyDown={onKeyDown}>
              {shown.map((one, index) => (
                <CurvePoint
                  key={one.touchpoint.id}
                  step={one}
                  index={index}
                  count={steps.length}
                  left={step * index}
                  width={step}
                  current={index === current}
                  lit={hovered === one.touchpoint.id}
                  draggable={editable}
                  held={drag.held?.id === one.touchpoint.id}
                  handlers={drag.handlers(steps[index] ?? one)}
                  onChoose={() => {
                    if (drag.wasDragged()) return;
                    onCurrent(index);
                    onChoose(one.touchpoint.id);
                  }}
                  onFocus={() => onCurrent(index)}
                  onLight={(on) => {
                    setHovered(on ? one.touchpoint.id : null);
                    onLight(on ? one.touchpoint.id : null);
                  }}
                />
              ))}
            </ol>
            <svg
              width={size.width}
              height={size.height}
              aria-hidden="true"
              className="tl-curve pointer-events-none absolute inset-0 overflow-visible"
            >
              <Shapes shapes={shapes} color={(ink) => (ink ? `var(--tl-${ink})` : 'none')} />
            </svg>
          </div>
        )}
      </div>
    </div>
  );
}
