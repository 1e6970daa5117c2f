'use client';

import './walk.css';
import { useEditorState } from '../../store/editor-context';
import { lazyPart } from '../../ui/lazy-part';
import { DialogFault } from '../part-fault';

const OPTIONS = { Fault: DialogFault };

export const WalkBar = lazyPart(async () => (await import('./walk-bar')).WalkBar, OPTIONS);
export const WalkPresentation = lazyPart(async () => (await import('./presentation')).WalkPresentation, OPTIONS);

/** What a walk puts over the canvas: nothing without one. */
export function WalkLayer() {
  const stage = useEditorState(({ walk }) => (walk === null ? 'none' : walk.presenting ? 'presentation' : 'bar'));
  if (stage === 'none') return null;
  return stage === 'presentation' ? <WalkPresentation /> : <WalkBar />;
}
