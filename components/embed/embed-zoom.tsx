'use client';

import { Maximize, Minus, Plus } from 'lucide-react';
import { useEditor } from '../store/editor-context';
import { IconButton } from '../ui/icon-button';
import { Panel } from '../ui/panel';

const STEP = 1.25;

/** Zoom in the corner of a frame: whoever scrolls the page around it may have no other way. */
export function EmbedZoom() {
  const editor = useEditor();
  return (
    <Panel className="absolute bottom-2 left-2 z-10 flex h-9 items-center px-[3px] pointer-coarse:h-[52px]">
      <IconButton
        size="small"
        side="top"
        icon={Minus}
        name="Zoom out"
        onClick={() => editor.camera?.zoomBy(1 / STEP)}
      />
      <IconButton
        size="small"
        side="top"
        icon={Maximize}
        name="Show the whole map"
        onClick={() => editor.camera?.fit()}
      />
      <IconButton size="small" side="top" icon={Plus} name="Zoom in" onClick={() => editor.camera?.zoomBy(STEP)} />
    </Panel>
  );
}
