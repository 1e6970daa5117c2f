'use client';

import { useEditorState } from '../store/editor-context';
import { CaptureBox } from './capture-box';

/** Above the canvas while ideas are captured; gone with a view link. */
export function CaptureBar() {
  const capturing = useEditorState((state) => state.capturing && state.role !== 'view' && state.walk === null);
  return capturing ? <CaptureBox /> : null;
}
