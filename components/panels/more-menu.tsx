'use client';

import { ChartNoAxesGantt, Download, FileUp, Footprints, History, House, Keyboard, Presentation } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEditor, useEditorState } from '../store/editor-context';
import { Menu } from '../ui/menu';
import { MoreButton } from './more-button';
import { useAction } from './use-action';

/** What else there is to do with a map. */
export function MoreMenu({ openAtOnce }: { readonly openAtOnce: boolean }) {
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
      trigger={<MoreButton />}
      openAtOnce={openAtOnce}
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
