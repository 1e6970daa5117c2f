'use client';

import { useEditorState } from '../store/editor-context';
import { cx } from '../ui/cx';
import { useFirstView } from '../ui/first-view';
import { lazyPart } from '../ui/lazy-part';
import { Panel } from '../ui/panel';
import { PanelToggle } from './panel-toggle';
import { PanelFault } from './part-fault';

/** The panel's code: not needed before there is a map to speak of. */
export const PanelTabs = lazyPart(async () => (await import('./panel-tabs')).PanelTabs, {
  Fault: PanelFault,
});

/** Findings, what to mend first, and the attributes of what is selected. A sheet from below on a narrow screen. */
export function SidePanel() {
  const panel = useEditorState((state) => state.panel);
  const mapFirst = !useFirstView();
  if (panel === null) {
    return (
      <Panel className="absolute right-4 top-[76px] z-10 p-[5px] max-md:hidden">
        <PanelToggle />
      </Panel>
    );
  }
  return (
    <aside
      aria-label="Findings and details"
      className={cx(
        'absolute z-20 flex flex-col border-line bg-surface',
        'inset-x-0 bottom-0 max-h-[58dvh] rounded-t-2xl border-t shadow-float',
        'md:inset-x-auto md:bottom-4 md:right-4 md:top-[76px] md:z-10 md:max-h-none md:w-[360px] md:rounded-[14px] md:border md:shadow-none',
      )}
    >
      {mapFirst ? null : <PanelTabs />}
    </aside>
  );
}
