'use client';

import { useRef } from 'react';
import { useEditorState } from '../../store/editor-context';
import { cx } from '../../ui/cx';
import { useFinger } from '../../ui/hand';
import { lazyPart } from '../../ui/lazy-part';
import { ToolStrip } from '../tool-strip';
import { BarFault } from './bar-fault';
import { NamingBar } from './naming-bar';
import { useBarHeight } from './use-bar-height';

/** Nothing is selected before there is a map. */
export const ActionBar = lazyPart(async () => (await import('./action-bar')).ActionBar, { Fault: BarFault });

/**
 * What stands at the bottom, above an on-screen keyboard: on a compact screen the tools, and for a finger what can be
 * done with the selection or with the label that is open. On a roomy screen the tools stand at the left.
 */
export function Dock() {
  const finger = useFinger();
  const panelOpen = useEditorState((state) => state.panel !== null);
  // A walk and the emotion curve have the foot of a compact screen to themselves.
  const given = useEditorState((state) => state.walk !== null || state.curve !== null);
  const naming = useEditorState((state) => finger && (state.editing !== null || state.editingTransition !== null));
  const acting = useEditorState(
    ({ selection, connecting, putting, walk }) =>
      finger &&
      connecting === null &&
      putting === null &&
      walk === null &&
      selection.touchpoints.size + selection.transitions.size > 0,
  );
  const dock = useRef<HTMLDivElement>(null);
  useBarHeight(dock);
  return (
    <div
      ref={dock}
      data-dock
      className={cx(
        'pointer-events-none absolute z-10 flex items-end justify-center gap-2',
        'compact:inset-x-3 compact:bottom-[calc(max(12px,env(safe-area-inset-bottom))+var(--tl-keyboard))] compact:flex-wrap-reverse',
        'short:inset-x-[max(12px,env(safe-area-inset-left))] short:flex-nowrap',
        'roomy:bottom-[calc(16px+var(--tl-keyboard)+var(--tl-dock,0px))] roomy:left-[84px]',
        panelOpen
          ? 'short:right-[376px] roomy:right-[392px] max-lg:roomy:bottom-[calc(80px+var(--tl-keyboard)+var(--tl-dock,0px))]'
          : 'roomy:right-4',
        // The sheet lies above it; nothing is to have the focus where nobody sees it.
        given ? 'compact:hidden' : panelOpen && 'sheet:hidden',
      )}
    >
      <ToolStrip className={cx(naming && 'compact:hidden', panelOpen && acting && 'short:hidden')} />
      {naming ? <NamingBar /> : acting ? <ActionBar /> : null}
    </div>
  );
}
