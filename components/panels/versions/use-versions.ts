'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Version, VersionsApi } from './versions-api';

export type Listing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'there'; readonly versions: readonly Version[] };

/** A sentence for a person: what ApiProblem says, or what can be said of anything else. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'ApiProblem') return error.message;
  console.error(error);
  return 'The server’s answer could not be read. Nothing was changed; try again in a moment.';
}

/** The versions of the open map, and asking for them anew. */
export function useVersions(api: VersionsApi): { readonly listing: Listing; readonly reload: () => Promise<void> } {
  const [listing, setListing] = useState<Listing>({ kind: 'loading' });
  const reload = useCallback(async () => {
    try {
      setListing({ kind: 'there', versions: await api.list() });
    } catch (error) {
      setListing({ kind: 'failed', reason: reasonOf(error) });
    }
  }, [api]);
  useEffect(() => void reload(), [reload]);
  return { listing, reload };
}
