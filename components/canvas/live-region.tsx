'use client';

import { useEffect, useRef, useState } from 'react';
import { useEditor } from '../store/editor-context';
import type { EditorState } from '../store/types';

type Announcement = EditorState['announcement'];

/** So many sentences stay: a screen reader that is still speaking has not yet come to the last ones. */
const KEPT = 4;

/**
 * What a screen reader hears of one's own actions and, in batches, of what others do. Each sentence is added to those
 * before it and takes the place of none, so that of two that come at once both are heard, each once.
 */
export function LiveRegion() {
  const { store } = useEditor();
  const [said, setSaid] = useState<readonly Announcement[]>([]);
  const last = useRef(store.getState().announcement.serial);
  useEffect(
    () =>
      store.subscribe(({ announcement }) => {
        if (announcement.serial === last.current) return;
        last.current = announcement.serial;
        setSaid((before) => [...before, announcement].slice(-KEPT));
      }),
    [store],
  );
  return (
    <div className="tl-unseen" role="log" aria-live="polite" aria-relevant="additions" aria-label="What has happened">
      {said.map(({ text, serial }) => (
        <p key={serial}>{text}</p>
      ))}
    </div>
  );
}
