'use client';

import { useEffect, useState } from 'react';
import { analyze } from '@/lib/analysis/analyze';
import type { AnalyzedMap } from '@/lib/compare/analyzed-map';
import { reasonOf } from './use-versions';
import type { VersionsApi } from './versions-api';

export type VersionMap =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | ({ readonly kind: 'there' } & AnalyzedMap);

/** The map as it was at a version, with what follows from it. */
export function useVersionMap(api: VersionsApi, id: number): VersionMap {
  const [state, setState] = useState<VersionMap>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    setState({ kind: 'loading' });
    api.read(id).then(
      (map) => current && setState({ kind: 'there', map, analysis: analyze(map) }),
      (error) => current && setState({ kind: 'failed', reason: reasonOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [api, id]);
  return state;
}
