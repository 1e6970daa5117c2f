'use client';

import {
  ChartNoAxesGantt,
  Download,
  FileUp,
  Footprints,
  History,
  House,
  Keyboard,
  Maximize,
  MessageSquareText,
  Minus,
  Plus,
  Presentation,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useEditor, useEditorState } from '../store/editor-context';
import { useFinger } from '../ui/hand';
import { Menu } from '../ui/menu';
import { MoreButton } from './more-button';
import { useAction } from './use-action';

/** As `compact` of app/touch.css. */
const isCompact = (): boolean => window.matchMedia('(width < 48rem) or (height < 30rem)').matches;

/** What else there is to do with a map. */
export function MoreMenu({ openAtOnce }: { readonly openAtOnce: boolean }) {
  const editor = useEditor();
  const router = useRouter();
  const showFlow = useEditorState((state) => state.showFlow);
  const readOnly = useEditorState((state) => state.role === 'view');
  const finger = useFinger();
  const [narrow, setNarrow] = useState(isCompact);
  const versions = useAction('versions');
  const [fit, zoomIn, zoomOut] = [useAction('fit'), useAction('zoom-in'), useAction('zoom-out')];
  const walk = useAction('walk-chain');
  const present = useAction('present-chain');
  // The menu gives the focus back when it has closed; a walk takes it after that.
  const later = (task: () => void) => () => void setTimeout(task, 0);
  return (
    <Menu
      onOpen={() => setNarrow(isCompact())}
      trigger={<MoreButton />}
      openAtOnce={openAtOnce}
      groups={[
        [
          { label: 'Export…', icon: Download, onSelect: () => editor.setDialog('export') },
          { label: 'Import a file…', icon: FileUp, disabled: readOnly, onSelect: () => editor.setDialog('import') },
          {
            label: 'Import survey answers…',
            icon: MessageSquareText,
            disabled: readOnly,
            onSelect: () => editor.setDialog('survey'),
          },
          { label: versions.name, icon: History, keys: versions.keys, onSelect: versions.perform },
        ],
        // A roomy screen has buttons for these.
        narrow
          ? [
              { label: fit.name, icon: Maximize, disabled: !fit.enabled, onSelect: fit.perform },
              { label: zoomIn.name, icon: Plus, onSelect: zoomIn.perform },
              { label: zoomOut.name, icon: Minus, onSelect: zoomOut.perform },
            ]
          : [],
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
          {
            label: finger ? 'Gestures and keys' : 'Keys',
            icon: Keyboard,
            keys: '?',
            onSelect: () => editor.setDialog('help'),
          },
          { label: 'All your maps', icon: House, onSelect: () => router.push('/') },
        ],
      ]}
    />
  );
}
