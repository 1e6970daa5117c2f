'use client';

import { useEffect, useState } from 'react';
import { DropVeil } from '../../home/drop-veil';
import { useEditor, useEditorState } from '../../store/editor-context';
import { offerFile } from './offered-file';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Takes files that are let go of anywhere above an open map to the Import dialogue. */
export function FileDrop() {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const settle = (next: number): void => {
      depth = Math.max(0, next);
      setOver(depth > 0);
    };
    const onEnter = (event: DragEvent): void => {
      if (holdsFiles(event)) settle(depth + 1);
    };
    const onLeave = (event: DragEvent): void => {
      if (holdsFiles(event)) settle(depth - 1);
    };
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      // Without this the browser would leave the map to show the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = readOnly ? 'none' : 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      settle(0);
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (readOnly) editor.say('With this link the map can only be looked at. Nothing was changed.', 'error');
      else if (file) offerFile(editor, file);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [editor, readOnly]);
  if (!over) return null;
  return (
    <DropVeil>{readOnly ? 'With this link the map can only be looked at' : 'Drop the file to import it here'}</DropVeil>
  );
}
