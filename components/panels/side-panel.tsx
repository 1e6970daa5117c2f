'use client';

import { useEffect, useRef } from 'react';
import { useEditor, useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { useFirstView } from '../ui/first-view';
import { worksByFinger } from '../ui/hand';
import { lazyPart } from '../ui/lazy-part';
import { Panel } from '../ui/panel';
import { PanelToggle } from './panel-toggle';
import { PanelFault } from './part-fault';
import { SheetHandle } from './touch/sheet-handle';
import { useSheet } from './touch/use-sheet';

/** The panel's code: not needed before there is a map to speak of. */
export const PanelTabs = lazyPart(async () => (await import('./panel-tabs')).PanelTabs, {
  Fault: PanelFault,
});

/** Findings, what to mend first, and the attributes of what is selected. A sheet from below on a narrow screen. */
export function SidePanel() {
  const open = useEditorState((state) => state.panel !== null);
  if (open) return <OpenPanel />;
  return (
    <Panel className="absolute right-4 top-[76px] z-10 p-[5px] compact:hidden">
      <PanelToggle />
    </Panel>
  );
}

function OpenPanel() {
  const editor = useEditor();
  const mapFirst = !useFirstView();
  const aside = useRef<HTMLElement>(null);
  const sheet = useSheet(aside, () => editor.setPanel(null));
  useEffect(() => {
    // What one had just pressed must not lie under the sheet.
    const [id, ...more] = editor.store.getState().selection.touchpoints;
    if (worksByFinger() && id !== undefined && more.length === 0) editor.camera?.show(id);
  }, [editor]);
  return (
    <aside
      ref={aside}
      aria-label="Findings and details"
      style={sheet.style}
      className={cx(
        'absolute z-20 flex flex-col border-line bg-surface',
        'sheet:inset-x-0 sheet:bottom-[var(--tl-keyboard)] sheet:h-[var(--tl-sheet)] sheet:rounded-t-2xl sheet:border-t sheet:shadow-float',
        'sheet:transition-[height] sheet:duration-200 sheet:ease-out data-[pulled]:transition-none',
        'short:bottom-0 short:right-0 short:top-[64px] short:w-[364px] short:rounded-tl-[14px] short:border-l short:border-t short:pr-[env(safe-area-inset-right)]',
        'roomy:bottom-4 roomy:right-4 roomy:top-[76px] roomy:z-10 roomy:w-[360px] roomy:rounded-xl roomy:border',
      )}
    >
      <SheetHandle sheet={sheet} />
      {mapFirst ? null : <PanelTabs />}
    </aside>
  );
}
