'use client';

import { useEffect, useState } from 'react';
import { CLOSE } from '@/lib/protocol/close-codes';
import { JourneyCanvas } from '../canvas/journey-canvas';
import { OpeningMap } from '../panels/map-notices';
import { useEditor, useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { EmbedBar } from './embed-bar';
import { EmbedNotice } from './embed-notice';
import { EmbedZoom } from './embed-zoom';

/** The map in its frame, or why there is none. */
export function EmbedStage({ linkKey }: { readonly linkKey: string }) {
  const editor = useEditor();
  const save = useEditorState((state) => state.save);
  const title = useEditorState((state) => state.map.title);
  const [met, setMet] = useState(false);
  if (!met && save.kind === 'saved') setMet(true);
  useEffect(() => {
    document.title = `${title || 'Untitled map'} · Throughline`;
  }, [title]);
  if (save.kind === 'refused') {
    const unknown = save.code === CLOSE.unknownMap || save.code === CLOSE.noTicket;
    return (
      <EmbedNotice
        title={unknown ? 'This map is not shown any more' : 'The map can’t be shown'}
        actions={<Button onClick={() => editor.reconnect()}>Try again</Button>}
      >
        {unknown
          ? 'It was deleted, or its owner replaced the link that this page was made with. Whoever owns this page needs the new one.'
          : save.reason}
      </EmbedNotice>
    );
  }
  if (!met && save.kind === 'offline') {
    return (
      <EmbedNotice
        title="The server of this map can’t be reached"
        actions={<Button onClick={() => editor.reconnect()}>Try now</Button>}
      >
        Nothing is lost: the map is on the server. It appears here as soon as the connection is back.
      </EmbedNotice>
    );
  }
  if (!met) return <OpeningMap />;
  return (
    <div className="fixed inset-0 overflow-clip bg-paper">
      <EmbedBar linkKey={linkKey} />
      <main aria-label="Map" className="absolute inset-0">
        <JourneyCanvas lookOnly />
      </main>
      <EmbedZoom />
    </div>
  );
}
