'use client';

import { useEffect, useLayoutEffect, useState } from 'react';
import { readKey } from '../panels/map-key';
import { OpeningMap } from '../panels/map-notices';
import { EditorProvider } from '../store/editor-context';
import type { Editor } from '../store/types';
import { createViewer } from './create-viewer';
import { EmbedNotice } from './embed-notice';
import { EmbedStage } from './embed-stage';

export interface EmbedShellProps {
  readonly mapId: string;
  /** What the frame's address asks for; null follows the system. */
  readonly theme: 'light' | 'dark' | null;
}

/** A map inside a page of another site: its key is in the fragment of the frame's address. */
export function EmbedShell({ mapId, theme }: EmbedShellProps) {
  const [key, setKey] = useState<string | null | undefined>(undefined);
  useLayoutEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
    return () => {
      delete document.documentElement.dataset.theme;
    };
  }, [theme]);
  useEffect(() => {
    const look = (): void => setKey(readKey(location.hash));
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  if (key === undefined) return <OpeningMap />;
  if (key === null) {
    return (
      <EmbedNotice title="This map’s address is not complete">
        It ends with a key after a #. Take the whole of what Share → Embed gives.
      </EmbedNotice>
    );
  }
  return <Viewer key={`${mapId} ${key}`} mapId={mapId} linkKey={key} />;
}

function Viewer({ mapId, linkKey }: { readonly mapId: string; readonly linkKey: string }) {
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    const opened = createViewer(mapId, linkKey);
    setEditor(opened);
    return () => {
      setEditor(null);
      opened.destroy();
    };
  }, [mapId, linkKey]);
  if (!editor) return <OpeningMap />;
  return (
    <EditorProvider editor={editor}>
      <EmbedStage linkKey={linkKey} />
    </EditorProvider>
  );
}
