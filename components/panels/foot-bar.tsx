'use client';

import { Maximize, Minus, Plus, X } from 'lucide-react';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { IconButton } from '../ui/icon-button';
import { Panel } from '../ui/panel';
import { useAction } from './use-action';

/** Zoom, and the way to the keys. On a narrow screen fingers do the one, and there are no keys. */
export function FootBar() {
  const editor = useEditor();
  const walking = useEditorState((state) => state.walk !== null);
  const curve = useEditorState((state) => state.curve !== null);
  const showFlow = useEditorState((state) => state.showFlow);
  const zoomOut = useAction('zoom-out');
  const zoomIn = useAction('zoom-in');
  const fit = useAction('fit');
  if (walking) return null;
  return (
    <div
      className={cx(
        'absolute bottom-[calc(16px+var(--tl-dock,0px))] z-10 flex gap-2.5 compact:hidden',
        // Above the emotion curve, clear of the tools.
        curve ? 'left-[84px]' : 'left-4',
      )}
    >
      <Panel className="flex h-9 pointer-coarse:h-[52px] items-center px-[3px]">
        <IconButton
          size="small"
          side="top"
          icon={Minus}
          name={zoomOut.name}
          keys={zoomOut.keys}
          onClick={zoomOut.perform}
        />
        <IconButton
          size="small"
          side="top"
          icon={Maximize}
          name={fit.name}
          keys={fit.keys}
          disabled={!fit.enabled}
          onClick={fit.perform}
        />
        <IconButton
          size="small"
          side="top"
          icon={Plus}
          name={zoomIn.name}
          keys={zoomIn.keys}
          onClick={zoomIn.perform}
        />
      </Panel>
      <button
        type="button"
        onClick={() => editor.setDialog('help')}
        className="flex h-9 items-center gap-1.5 rounded-xl border border-line bg-surface px-3 text-detail text-soft hover:border-control hover:text-ink pointer-coarse:hidden"
      >
        <kbd className="font-sans font-semibold">?</kbd> keys
      </button>
      {showFlow ? (
        <Panel className="flex h-9 pointer-coarse:h-[52px] items-center gap-1 pl-3 pr-[3px] text-detail text-soft">
          Width of a line: share of all who enter
          <IconButton
            size="small"
            side="top"
            icon={X}
            name="Hide the flow of customers"
            onClick={() => editor.setShowFlow(false)}
          />
        </Panel>
      ) : null}
    </div>
  );
}
