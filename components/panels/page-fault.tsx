'use client';

import { useEffect } from 'react';
import { Button } from '../ui/button';
import { Notice } from './map-notices';

export interface PageFaultProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** A bug of ours took the page down: what was kept, and how to go on. */
export function PageFault({ error, onRetry }: PageFaultProps) {
  useEffect(() => console.error(error), [error]);
  return (
    <Notice
      title="Something in this page broke"
      actions={
        <>
          <Button look="primary" onClick={onRetry}>
            Show the page again
          </Button>
          <Button onClick={() => location.reload()}>Reload</Button>
        </>
      }
    >
      <p>
        The fault is ours. Your map is not in the page but in its document: what was saved is on the server, and what
        was not yet sent is kept in this browser.
      </p>
      <p className="text-detail">
        If it happens again, tell us what the page says:{' '}
        <code className="font-mono text-small text-ink [overflow-wrap:anywhere]">{error.message || 'no message'}</code>
      </p>
    </Notice>
  );
}
