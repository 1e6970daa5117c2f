'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useEditor } from '../store/editor-context';
import type { Highlight } from '../store/types';

/** Lights paths on the canvas: while something is pointed at or focused, and for good once it is clicked. */
export interface Spotlight {
  /** Key of the claim that stays lit. */
  readonly pinned: string | null;
  readonly show: (highlight: Highlight) => void;
  /** Back to what is pinned, or to nothing. */
  readonly hide: () => void;
  /** Keeps a claim lit and moves the camera there; on the one that is lit, lets go. */
  readonly toggle: (key: string, highlight: Highlight) => void;
}

export function useSpotlight(): Spotlight {
  const editor = useEditor();
  const [pinned, setPinned] = useState<{ readonly key: string; readonly highlight: Highlight } | null>(null);
  const latest = useRef(pinned);
  latest.current = pinned;
  // A panel that is closed takes its light along.
  useEffect(() => () => editor.setHighlight(null), [editor]);
  const show = useCallback((highlight: Highlight) => editor.setHighlight(highlight), [editor]);
  const hide = useCallback(() => editor.setHighlight(latest.current?.highlight ?? null), [editor]);
  const toggle = useCallback(
    (key: string, highlight: Highlight) => {
      const next = latest.current?.key === key ? null : { key, highlight };
      setPinned(next);
      editor.setHighlight(next?.highlight ?? null);
      if (next) editor.camera?.fit(highlight.path);
    },
    [editor],
  );
  return { pinned: pinned?.key ?? null, show, hide, toggle };
}
