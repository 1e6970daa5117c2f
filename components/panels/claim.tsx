'use client';

import { type ReactNode, useId } from 'react';
import type { Highlight } from '../store/types';
import { cx } from '../ui/cx';
import type { Spotlight } from './use-spotlight';

export interface ClaimProps {
  readonly claimKey: string;
  readonly spotlight: Spotlight;
  /** The path that proves it; worked out when it is asked for. */
  readonly highlight: () => Highlight;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Something to press, beside what opens the path. */
  readonly aside?: ReactNode;
  readonly loud?: boolean;
  readonly icon?: ReactNode;
}

/** A statement about the map that opens the path that proves it: by hover, by focus, for good by a click. */
export function Claim({ claimKey, spotlight, highlight, title, children, aside, loud, icon }: ClaimProps) {
  const id = useId();
  const pinned = spotlight.pinned === claimKey;
  return (
    <li
      className={cx(
        'relative rounded-lg border',
        loud ? 'border-transparent bg-negative-bg' : 'border-line',
        pinned ? 'outline-2 -outline-offset-1 outline-focus' : 'hover:border-control',
      )}
    >
      {/* The button is the title alone, so that its name is what it shows; its surface is the whole claim. */}
      <button
        type="button"
        aria-describedby={`${id}-text`}
        aria-pressed={pinned}
        onPointerEnter={(event) => event.pointerType === 'mouse' && spotlight.show(highlight())}
        onPointerLeave={(event) => event.pointerType === 'mouse' && spotlight.hide()}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && spotlight.show(highlight())}
        onBlur={spotlight.hide}
        onClick={() => spotlight.toggle(claimKey, highlight())}
        className="flex w-full items-start gap-2 rounded-lg px-3 pt-2.5 text-left text-body font-semibold leading-5 [overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-lg"
      >
        {icon}
        <span className="min-w-0 flex-1">{title}</span>
      </button>
      <div id={`${id}-text`} className="px-3 pb-2.5">
        {children}
      </div>
      {aside ? <div className="relative z-10">{aside}</div> : null}
    </li>
  );
}
