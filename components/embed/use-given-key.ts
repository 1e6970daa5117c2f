'use client';

import { useEffect, useState } from 'react';
import type { AccessRole } from '@/lib/protocol/keys';
import { readLinks } from '../home/map-api';

export interface GivenKey {
  /** What the key in the frame's address allows; 'view' until the server has said more. */
  readonly role: AccessRole;
  /** It allows more than a page for everybody should give away. */
  readonly tooStrong: boolean;
  /** The key that may be passed on. */
  readonly viewKey: string;
}

/** Asks the server what the key of a frame allows, so that one that is too strong is not passed on, and said. */
export function useGivenKey(mapId: string, key: string): GivenKey {
  const [given, setGiven] = useState<GivenKey>({ role: 'view', tooStrong: false, viewKey: key });
  useEffect(() => {
    let wanted = true;
    readLinks(mapId, key)
      .then(({ role, keys }) => {
        if (wanted) setGiven({ role, tooStrong: role !== 'view', viewKey: keys.view ?? key });
      })
      // Offline, or a link that has ended: the session says so.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [mapId, key]);
  return given;
}
