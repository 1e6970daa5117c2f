'use client';

import './globals.css';
import { PageFault } from '@/components/panels/page-fault';

/** The last net: the layout itself failed, so this brings its own. */
export default function GlobalError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <PageFault error={error} onRetry={reset} />
      </body>
    </html>
  );
}
