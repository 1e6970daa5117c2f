'use client';

import { useEditor, useEditorState } from '../../store/editor-context';
import { lazyPart } from '../../ui/lazy-part';
import { DialogFault } from '../part-fault';

export const CurveDock = lazyPart<{ readonly onClose: () => void }>(
  async () => (await import('./curve-dock')).CurveDock,
  { Fault: DialogFault },
);

/** The emotion curve below the map, loaded when it is first asked for; it makes room for a walk. */
export function CurveLayer() {
  const editor = useEditor();
  const shown = useEditorState(({ curve, walk }) => curve !== null && walk === null);
  return shown ? <CurveDock onClose={() => editor.curve.close()} /> : null;
}
