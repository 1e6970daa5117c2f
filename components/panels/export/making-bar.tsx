'use client';

import { useEffect, useState } from 'react';
import { Button } from '../../ui/button';
import type { Making } from './use-making';

export interface MakingBarProps {
  readonly making: Making;
  readonly onCancel: () => void;
}

/** What is ready sooner needs no bar. */
const PATIENCE_MS = 300;

/** How far a file is, and the way to give it up. */
export function MakingBar({ making, onCancel }: MakingBarProps) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const percent = Math.round(making.done * 100);
  return (
    <>
      <div className="min-w-40 flex-1 self-center">
        {long ? (
          <>
            <p role="status" className="mb-1 text-small text-soft">
              {making.doing}…
            </p>
            <div
              role="progressbar"
              aria-label="Making the file"
              aria-valuenow={percent}
              aria-valuemin={0}
              aria-valuemax={100}
              className="h-1.5 overflow-hidden rounded-full bg-neutral-bg"
            >
              <div
                className="h-full rounded-full bg-positive transition-[width]"
                style={{ width: `${Math.max(4, percent)}%` }}
              />
            </div>
          </>
        ) : null}
      </div>
      <Button onClick={onCancel}>Cancel</Button>
    </>
  );
}
