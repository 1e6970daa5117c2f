'use client';

import { PageFault } from '@/components/panels/page-fault';

/** Catches what a page throws; what was edited is in the document, not in the page. */
export default function PageError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return <PageFault error={error} onRetry={reset} />;
}
