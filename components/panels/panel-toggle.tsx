'use client';

import { PanelBottom, PanelRight } from 'lucide-react';
import { useEditor, useEditorState } from '../store/editor-context';
import { CaptionButton } from '../ui/caption-button';
import { IconButton } from '../ui/icon-button';

export interface PanelToggleProps {
  readonly className?: string;
  /** Large, with a word under the picture. */
  readonly caption?: boolean;
}

/** Opens and closes the panel with findings and attributes. */
export function PanelToggle({ className, caption = false }: PanelToggleProps) {
  const editor = useEditor();
  const open = useEditorState((state) => state.panel !== null);
  const name = open ? 'Close the panel' : 'Findings and details';
  const toggle = (): void => editor.setPanel(open ? null : lastPanel(editor));
  if (caption) {
    return (
      <CaptionButton
        caption={open ? 'Close' : 'Findings'}
        name={name}
        pressed={open}
        picture={<PanelBottom size={19} strokeWidth={1.8} aria-hidden />}
        className={className}
        onClick={toggle}
      />
    );
  }
  return <IconButton icon={PanelRight} name={name} pressed={open} side="left" className={className} onClick={toggle} />;
}

/** With something selected its details are what is wanted, else the findings. */
function lastPanel(editor: ReturnType<typeof useEditor>): 'findings' | 'inspector' {
  const { touchpoints, transitions } = editor.store.getState().selection;
  return touchpoints.size + transitions.size > 0 ? 'inspector' : 'findings';
}
