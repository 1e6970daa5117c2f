'use client';

import {
  ChartNoAxesGantt,
  Download,
  FileUp,
  Footprints,
  History,
  House,
  Keyboard,
  Menu as MenuIcon,
  Presentation,
} from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEditor, useEditorState } from '../store/editor-context';
import { BrandMark } from '../ui/brand';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import { Panel } from '../ui/panel';
import { PeopleBar } from './people-bar';
import { SaveState } from './save-state';
import { TitleField } from './title-field';
import { useAction } from './use-action';
import { VerdictChip } from './verdict-chip';

/** Title and save state, the verdict, who is here, and what takes the map away. Two rows on a narrow screen. */
export function TopBar() {
  const editor = useEditor();
  return (
    <header className="pointer-events-none absolute inset-x-3 top-3 z-20 flex flex-wrap items-center gap-2 *:pointer-events-auto md:inset-x-4 md:flex-nowrap md:gap-3">
      <Panel className="flex h-12 min-w-0 items-center gap-1.5 pl-2 pr-3 max-md:flex-1">
        <Link href="/" aria-label="All your maps" title="All your maps" className="shrink-0 rounded-lg p-1">
          <BrandMark size={26} />
        </Link>
        <TitleField />
        <SaveState />
      </Panel>
      <VerdictChip className="max-md:order-last max-md:h-auto max-md:min-h-10 max-md:w-full max-md:py-2" />
      <span className="flex-1 max-md:hidden" />
      <Panel className="flex h-12 shrink-0 items-center px-2 max-md:hidden">
        <PeopleBar />
      </Panel>
      <Panel className="flex h-12 shrink-0 items-center gap-1.5 px-[7px]">
        <PeopleBar most={0} className="md:hidden" />
        <Button className="max-lg:hidden" onClick={() => editor.setDialog('export')}>
          Export
        </Button>
        <Button look="primary" onClick={() => editor.setDialog('share')}>
          Share
        </Button>
        <MoreMenu />
      </Panel>
    </header>
  );
}

function MoreMenu() {
  const editor = useEditor();
  const router = useRouter();
  const showFlow = useEditorState((state) => state.showFlow);
  const readOnly = useEditorState((state) => state.role === 'view');
  const versions = useAction('versions');
  const walk = useAction('walk-chain');
  const present = useAction('present-chain');
  // The menu gives the focus back when it has closed; a walk takes it after that.
  const later = (task: () => void) => () => void setTimeout(task, 0);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label="More about this map"
          className="grid size-[34px] shrink-0 place-items-center rounded-lg text-soft hover:bg-neutral-bg hover:text-ink"
        >
          <MenuIcon size={18} aria-hidden />
        </button>
      }
      groups={[
        [
          { label: 'Export…', icon: Download, onSelect: () => editor.setDialog('export') },
          { label: 'Import a file…', icon: FileUp, disabled: readOnly, onSelect: () => editor.setDialog('import') },
          { label: versions.name, icon: History, keys: versions.keys, onSelect: versions.perform },
        ],
        [
          {
            label: showFlow ? 'Hide the flow of customers' : 'Show the flow of customers',
            icon: ChartNoAxesGantt,
            onSelect: () => editor.setShowFlow(!showFlow),
          },
          {
            label: walk.name,
            icon: Footprints,
            keys: walk.keys,
            disabled: !walk.enabled,
            onSelect: later(walk.perform),
          },
          {
            label: present.name,
            icon: Presentation,
            keys: present.keys,
            disabled: !present.enabled,
            onSelect: later(present.perform),
          },
        ],
        [
          { label: 'Keys', icon: Keyboard, keys: '?', onSelect: () => editor.setDialog('help') },
          { label: 'All your maps', icon: House, onSelect: () => router.push('/') },
        ],
      ]}
    />
  );
}
