'use client';

import { PanelRight } from 'lucide-react';
import { useEditor, useEditorState } from '../store/editor-context';
import { IconButton } from '../ui/icon-button';

/** Opens and closes the panel with findings and attributes. */
export function PanelToggle({ className }: { readonly className?: string }) {
  const editor = useEditor();
  const open = useEditorState((state) => state.panel !== null);
  return (
    <IconButton
      icon={PanelRight}
      name={open ? 'Close the panel' : 'Findings and details'}
      pressed={open}
      side="left"
      className={className}
      onClick={() => editor.setPanel(open ? null : lastPanel(editor))}
    />
  );
}

/** With something selected its details are what is wanted, else the findings. */
function lastPanel(editor: ReturnType<typeof useEditor>): 'findings' | 'inspector' {
  const { touchpoints, transitions } = editor.store.getState().selection;
  return touchpoints.size + transitions.size > 0 ? 'inspector' : 'findings';
}
