'use client';

import { type CSSProperties, useRef } from 'react';
import { useStore } from 'zustand';
import { rowKey } from '../../store/lanes/lane-drop';
import type { Lanes } from '../../store/lanes/lanes-of';
import { cx } from '../../ui/cx';
import { useCanvas } from '../canvas-context';
import { useViewVariables } from './use-view-variables';

/** What lies behind the cards: borders between lanes, the tint of a phase, and the lane that a drag would end in. */
export function LaneGround({ lanes }: { readonly lanes: Lanes }) {
  const element = useRef<HTMLDivElement>(null);
  useViewVariables(element);
  const { drops } = useCanvas();
  const litColumn = useStore(drops.store, (state) => state.column);
  const litRow = useStore(drops.store, (state) => state.row);
  const { columns, rows, left, right, top, bottom } = lanes;
  return (
    <div ref={element} className="tl-lanes" aria-hidden="true">
      {columns.map(({ id, x, width, color, empty }, i) => (
        <div
          key={id}
          className={cx('tl-column', i > 0 && 'bordered', empty && 'empty', litColumn === id && 'lit')}
          data-color={color ?? undefined}
          style={variables({ x, y: top, width, height: bottom - top })}
        />
      ))}
      {rows.map(({ value, y, height }, i) => (
        <div
          key={rowKey(value)}
          className={cx('tl-row', i > 0 && 'bordered', litRow === rowKey(value) && 'lit')}
          style={variables({ x: left, y, width: right - left, height })}
        />
      ))}
    </div>
  );
}

/** Canvas pixels as variables that the style sheet turns into screen pixels. */
export function variables(lengths: Readonly<Record<string, number>>): CSSProperties {
  return Object.fromEntries(Object.entries(lengths).map(([name, value]) => [`--${name}`, `${value}px`]));
}
