'use client';

import { useEditorState } from '../store/editor-context';

/** What a screen reader hears of one's own actions and, in batches, of what others do. */
export function LiveRegion() {
  const { text, serial } = useEditorState((state) => state.announcement);
  return (
    <div className="tl-unseen" aria-live="polite" aria-atomic="true">
      {/* The key makes two equal sentences two announcements. */}
      <span key={serial}>{text}</span>
    </div>
  );
}
