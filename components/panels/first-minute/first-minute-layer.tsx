'use client';

import { useEffect, useState } from 'react';
import { useEditorState } from '../../store/editor-context';
import { useFirstView } from '../../ui/first-view';
import { lazyPart } from '../../ui/lazy-part';
import { isShownAround } from './wanted';

const FirstMinute = lazyPart(async () => (await import('./first-minute')).FirstMinute, {
  // Whoever asked for nothing is not told that it did not come.
  Fault: () => null,
});

/** The first steps, in the one map where they are wanted; nothing of them is loaded elsewhere. */
export function FirstMinuteLayer() {
  const mapId = useEditorState((state) => state.mapId);
  const [wanted, setWanted] = useState(false);
  useEffect(() => setWanted(isShownAround(mapId)), [mapId]);
  const there = useFirstView();
  return wanted && there ? <FirstMinute onEnd={() => setWanted(false)} /> : null;
}
