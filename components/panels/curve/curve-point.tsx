'use client';

import { type FocusEvent, type PointerEvent, type RefObject, useRef } from 'react';
import { CURVE_HEIGHT } from '@/lib/scene/curve/lay-out-curve';
import type { CurveStep } from '@/lib/scene/curve/types';
import { cx } from '../../ui/cx';
import { Tooltip } from '../../ui/tooltip';
import { spokenStep } from './curve-words';
import { PointHint } from './point-hint';
import type { PointDrag } from './use-point-drag';

export interface CurvePointProps {
  readonly step: CurveStep;
  readonly index: number;
  readonly count: number;
  readonly left: number;
  readonly width: number;
  readonly current: boolean;
  readonly lit: boolean;
  readonly draggable: boolean;
  readonly held: boolean;
  readonly handlers: ReturnType<PointDrag['handlers']>;
  readonly onChoose: () => void;
  readonly onFocus: () => void;
  readonly onLight: (on: boolean) => void;
}

/** The column of a touch: all of it is one button, so that mark and label are taken hold of alike. */
export function CurvePoint(props: CurvePointProps) {
  const { step, index, count, left, width, current, lit, draggable, held, handlers, onChoose, onFocus, onLight } =
    props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <li className="absolute top-0" style={{ left, width, height: CURVE_HEIGHT }}>
      <Tooltip side="top" anchor={aboveDock(button)} text={<PointHint step={step} />}>
        <button
          ref={button}
          type="button"
          data-id={step.touchpoint.id}
          data-held={held ? '' : undefined}
          tabIndex={current ? 0 : -1}
          aria-label={spokenStep(step, index, count)}
          aria-current={current ? 'step' : undefined}
          onClick={onChoose}
          onFocus={(event: FocusEvent) => {
            onFocus();
            if (event.target.matches(':focus-visible')) onLight(true);
          }}
          onBlur={() => onLight(false)}
          onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && onLight(true)}
          onPointerLeave={(event: PointerEvent) => event.pointerType === 'mouse' && onLight(false)}
          {...handlers}
          className={cx(
            'block size-full touch-pan-x select-none rounded-lg -outline-offset-2',
            lit || current ? 'bg-neutral-bg' : undefined,
            draggable && (held ? 'cursor-grabbing!' : 'cursor-grab!'),
          )}
        />
      </Tooltip>
    </li>
  );
}

/** Straight above the column, but above the dock as well: title and buttons stay free. */
function aboveDock(button: RefObject<HTMLButtonElement | null>) {
  return () => ({
    getBoundingClientRect() {
      const column = button.current?.getBoundingClientRect() ?? new DOMRect();
      const dock = button.current?.closest('[data-curve-dock]')?.getBoundingClientRect();
      return new DOMRect(column.x, dock?.y ?? column.y, column.width, column.height);
    },
  });
}
