'use client';

import { useEffect, useState } from 'react';
import { readRecent } from '../home/recent-maps';
import { findKey } from './map-key';
import { IncompleteLink, OpeningMap } from './map-notices';
import { OpenMap } from './open-map';

type Stage =
  | { readonly kind: 'opening' }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'key'; readonly key: string };

/** A map's page: finds its key (the link's fragment, or what this browser remembers), then opens it. */
export function EditorShell({ mapId }: { readonly mapId: string }) {
  const [stage, setStage] = useState<Stage>({ kind: 'opening' });
  useEffect(() => {
    const look = (): void => {
      const found = findKey(mapId, location.hash, readRecent());
      if (!found) {
        setStage({ kind: 'no-key' });
        return;
      }
      // The address stays a link that can be kept as a bookmark.
      if (found.from === 'recent') history.replaceState(history.state, '', `#${found.key}`);
      setStage((now) => (now.kind === 'key' && now.key === found.key ? now : { kind: 'key', key: found.key }));
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [mapId]);
  if (stage.kind === 'opening') return <OpeningMap />;
  if (stage.kind === 'no-key') return <IncompleteLink />;
  return <OpenMap key={`${mapId} ${stage.key}`} mapId={mapId} linkKey={stage.key} />;
}
