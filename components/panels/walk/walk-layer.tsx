'use client';

import './walk.css';
import { useEditorState } from '../../store/editor-context';
import { WalkPresentation } from './presentation';
import { WalkBar } from './walk-bar';

/** What a walk puts over the canvas: nothing without one. */
export function WalkLayer() {
  const stage = useEditorState(({ walk }) => (walk === null ? 'none' : walk.presenting ? 'presentation' : 'bar'));
  if (stage === 'none') return null;
  return stage === 'presentation' ? <WalkPresentation /> : <WalkBar />;
}
