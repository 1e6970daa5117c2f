'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

export interface TooltipProps {
  readonly text: ReactNode;
  /** Keys that do the same, e.g. `N`. */
  readonly keys?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** What it stands beside, where that is not the control itself. */
  readonly anchor?: ComponentProps<typeof Base.Positioner>['anchor'];
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A short hint beside a control. It only repeats the control's own name, so nothing is lost by touch. */
export function Tooltip({ text, keys, side = 'bottom', anchor, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} anchor={anchor} sideOffset={8} className="z-[70]">
          <Base.Popup className="flex items-center gap-2 rounded-lg bg-accent px-2.5 py-1.5 text-xs font-medium text-accent-ink shadow-float">
            {text}
            {keys ? <kbd className="rounded-sm border border-current/30 px-1 font-sans text-[11px]">{keys}</kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lets the second hint come at once when one has just been shown. */
export const TooltipGroup = Base.Provider;
