'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useFirstView } from './first-view';
import { lazyPart, type PartFaultProps } from './lazy-part';
import { onWaitingNotice, waitingNotices } from './notice-queue';

/** After so long it is tried again to get the code that shows notices. */
const RETRY_MS = 3_000;

const Toaster = lazyPart(async () => (await import('./toaster')).Toaster, { Fault: TryOn });

/** The toaster of a map's page: its code comes once the map is there, or with the first notice. */
export function LateToaster() {
  const there = useFirstView();
  const wanted = useSyncExternalStore(onWaitingNotice, someWait, () => false);
  return there || wanted ? <Toaster /> : null;
}

/** Nothing can be said without the toaster, so it is fetched until it comes; what was to be said waits. */
function TryOn({ onRetry }: PartFaultProps) {
  useEffect(() => {
    const timer = setTimeout(onRetry, RETRY_MS);
    return () => clearTimeout(timer);
  }, [onRetry]);
  return null;
}

function someWait(): boolean {
  return waitingNotices() > 0;
}
