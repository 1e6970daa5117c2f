'use client';

import { Tabs } from '@base-ui/react/tabs';
import { ChevronsRight } from 'lucide-react';
import type { ComponentType } from 'react';
import { useEditor, useEditorState } from '../store/editor-context';
import type { PanelName } from '../store/types';
import { IconButton } from '../ui/icon-button';
import { lazyPart } from '../ui/lazy-part';
import { ChainsTab } from './chains/chains-tab';
import { FindingsTab } from './findings-tab';
import { Inspector } from './inspector/inspector';
import { LossesTab } from './losses/losses-tab';
import { MendTab } from './mend/mend-tab';
import { PanelFault } from './part-fault';

interface TabEntry {
  readonly name: PanelName;
  readonly label: string;
  readonly Content: ComponentType;
  /** It scrolls by itself and has its own bars. */
  readonly fills?: boolean;
}

const OutlineTab = lazyPart(async () => (await import('./outline/outline-tab')).default, {
  Fault: PanelFault,
  pending: () => <p className="px-4 py-3.5 text-detail text-soft">Opening…</p>,
});

/** In the order of the tabs. */
const TABS: readonly TabEntry[] = [
  { name: 'outline', label: 'Outline', Content: OutlineTab, fills: true },
  { name: 'findings', label: 'Findings', Content: FindingsTab },
  { name: 'chains', label: 'Chains', Content: ChainsTab },
  { name: 'mend', label: 'Mend', Content: MendTab },
  { name: 'losses', label: 'Losses', Content: LossesTab },
  { name: 'inspector', label: 'Details', Content: Inspector },
];

const FILLING = 'flex min-h-0 flex-1 flex-col outline-none';
const SCROLLING =
  'min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-3.5 outline-none compact:pb-[max(16px,env(safe-area-inset-bottom))]';

/** What is in the side panel: tabs, and what the chosen one holds. Its code comes after the map is there. */
export function PanelTabs() {
  const editor = useEditor();
  const panel = useEditorState((state) => state.panel);
  const selected = useEditorState((state) => state.selection.touchpoints.size + state.selection.transitions.size);
  return (
    <Tabs.Root
      value={panel}
      onValueChange={(name) => editor.setPanel(name as PanelName)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex items-center border-b border-line pl-4 pr-1.5">
        <Tabs.List className="flex min-w-0 flex-1 justify-between gap-1.5 overflow-x-auto overflow-y-hidden pr-1 tracking-tight [scrollbar-width:none]">
          {TABS.map(({ name, label }) => (
            <Tabs.Tab
              key={name}
              value={name}
              className="relative flex h-12 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-detail font-semibold text-soft hover:text-ink data-[active]:border-ink data-[active]:text-ink"
            >
              {label}
              {name === 'inspector' && selected > 0 ? (
                // Six names fill the row; how many are selected is said in the details.
                <span className="absolute -right-1 top-3.5 size-1.5 rounded-full bg-focus">
                  <span className="sr-only">{selected} selected</span>
                </span>
              ) : null}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <IconButton
          size="small"
          icon={ChevronsRight}
          className="sheet:rotate-90"
          name="Close the panel"
          onClick={() => editor.setPanel(null)}
        />
      </div>
      {TABS.map(({ name, Content, fills }) => (
        <Tabs.Panel key={name} value={name} tabIndex={-1} className={fills ? FILLING : SCROLLING}>
          <Content />
        </Tabs.Panel>
      ))}
      {panel === 'inspector' || panel === 'outline' ? null : (
        <p className="border-t border-line px-4 py-2.5 text-small leading-[17px] text-soft compact:hidden">
          By this map’s assumptions. Every claim opens the path that proves it.
        </p>
      )}
    </Tabs.Root>
  );
}
