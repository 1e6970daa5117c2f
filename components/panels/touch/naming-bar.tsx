'use client';

import { Check, SquareArrowRight, X } from 'lucide-react';
import type { MouseEvent } from 'react';
import { addNext } from '../../actions/add-touchpoint';
import { useEditor, useEditorState } from '../../store/editor-context';
import { CaptionButton } from '../../ui/caption-button';
import { Panel } from '../../ui/panel';
import { useNamingView } from './use-naming-view';

/** Above the on-screen keyboard while a label is open: what Enter, Tab and Escape are on a keyboard that has them. */
export function NamingBar() {
  const editor = useEditor();
  const touchpoint = useEditorState((state) => state.editing);
  useNamingView();
  const fresh = useEditorState((state) => state.draft !== null);
  const next = (): void => {
    editor.label.commit();
    const { selection } = editor.store.getState();
    if (touchpoint !== null && selection.touchpoints.has(touchpoint)) addNext(editor, touchpoint);
  };
  const drop = (): void => {
    editor.label.type('');
    editor.label.commit();
  };
  return (
    <Panel
      role="toolbar"
      aria-label="For the label"
      // The field keeps the focus, and so the keyboard stays.
      onMouseDown={(event: MouseEvent) => event.preventDefault()}
      className="pointer-events-auto flex w-full max-w-[260px] gap-0.5 p-1 shadow-float"
    >
      {fresh ? (
        <CaptionButton
          name="Drop it"
          caption="Drop"
          picture={<X size={19} strokeWidth={1.8} aria-hidden />}
          className="flex-1"
          onClick={drop}
        />
      ) : null}
      <CaptionButton
        name="Done"
        caption="Done"
        picture={<Check size={19} strokeWidth={1.8} aria-hidden />}
        className="flex-1"
        onClick={() => editor.label.commit()}
      />
      {touchpoint === null ? null : (
        <CaptionButton
          name="Next touchpoint, connected"
          caption="Next"
          picture={<SquareArrowRight size={19} strokeWidth={1.8} aria-hidden />}
          className="flex-1"
          onClick={next}
        />
      )}
    </Panel>
  );
}
