'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';
import type { PartFaultProps } from '../ui/lazy-part';

/** In the place of a panel whose code did not come. */
export function PanelFault({ onRetry }: PartFaultProps) {
  return (
    <div role="alert" className="space-y-3 p-4 text-detail leading-[19px] text-soft">
      <p>
        <b className="block font-semibold text-ink">This panel could not be loaded.</b>
        The map is not affected, and what you did is kept. Look at the connection, then try again.
      </p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}

/** In the place of a dialogue whose code did not come. It leaves the map within reach. */
export function DialogFault({ onRetry, onClose }: PartFaultProps) {
  const retry = useRef<HTMLButtonElement>(null);
  useEffect(() => retry.current?.focus(), []);
  return (
    <div
      role="alert"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose?.();
      }}
      className="absolute inset-x-3 top-1/3 z-50 mx-auto max-w-[420px] space-y-4 rounded-2xl border border-line bg-surface p-5 text-ink shadow-float"
    >
      <p className="text-body leading-5 text-soft">
        <b className="block font-semibold text-ink">This part of the page could not be loaded.</b>
        The map is not affected, and what you did is kept. Look at the connection, then try again.
      </p>
      <div className="flex justify-end gap-2">
        {onClose ? <Button onClick={onClose}>Close</Button> : null}
        <Button ref={retry} look="primary" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </div>
  );
}
