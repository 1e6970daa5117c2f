'use client';

import { useEffect, useState } from 'react';
import { CLOSE } from '@/lib/protocol/close-codes';
import { noteKey, readRecent, rememberMap, updateRecent } from '../home/recent-maps';
import { createEditor } from '../store/create-editor';
import { EditorProvider, useEditor, useEditorState } from '../store/editor-context';
import type { Editor } from '../store/types';
import { LateToaster } from '../ui/late-toaster';
import { exposeEditor } from './expose-editor';
import { OpeningMap, UnknownMap, UnreachableMap } from './map-notices';
import { MapPageLayout } from './map-page-layout';
import { preloadParts } from './preload-parts';

interface OpenMapProps {
  readonly mapId: string;
  readonly linkKey: string;
}

const ENDED: ReadonlySet<number> = new Set([CLOSE.unknownMap, CLOSE.noTicket]);

/** Opens a map for as long as it is on the page. */
export function OpenMap({ mapId, linkKey }: OpenMapProps) {
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    const known = readRecent().find((map) => map.id === mapId && map.key === linkKey);
    const opened = createEditor({ mapId, key: linkKey, ...(known && { expectedRole: known.role }) });
    if (window.matchMedia('(min-width: 1024px)').matches) opened.setPanel('findings');
    const conceal = exposeEditor(opened);
    setEditor(opened);
    return () => {
      conceal();
      setEditor(null);
      opened.destroy();
    };
  }, [mapId, linkKey]);
  useEffect(preloadParts, []);
  return (
    <>
      {editor ? (
        <EditorProvider editor={editor}>
          <MapStage linkKey={linkKey} />
        </EditorProvider>
      ) : (
        <OpeningMap />
      )}
      <LateToaster />
    </>
  );
}

/** The map, or a page that says why there is none. */
function MapStage({ linkKey }: { readonly linkKey: string }) {
  const editor = useEditor();
  const save = useEditorState((state) => state.save);
  const empty = useEditorState((state) => state.map.touchpoints.length === 0 && state.map.title === '');
  const [met, setMet] = useState(false);
  if (!met && (save.kind === 'saved' || save.kind === 'saving')) setMet(true);
  useRecentEntry(linkKey, met);
  useEndedKey(linkKey);
  useDocumentTitle();
  if (empty && !met) {
    if (save.kind === 'loading') return <OpeningMap />;
    if (save.kind === 'offline') return <UnreachableMap onRetry={() => editor.reconnect()} />;
    if (save.kind === 'refused' && save.code === CLOSE.unknownMap) {
      return <UnknownMap onRetry={() => editor.reconnect()} />;
    }
  }
  return <MapPageLayout linkKey={linkKey} />;
}

/** Puts the map into this browser's list once the server has let us in, and keeps its title there. */
function useRecentEntry(key: string, met: boolean): void {
  const mapId = useEditorState((state) => state.mapId);
  const role = useEditorState((state) => state.role);
  const title = useEditorState((state) => state.map.title);
  const { store } = useEditor();
  useEffect(() => {
    if (met) rememberMap({ id: mapId, key, role, title: store.getState().map.title, opened: Date.now() });
  }, [met, mapId, key, role, store]);
  useEffect(() => {
    if (met) updateRecent(mapId, { title });
  }, [met, mapId, title]);
}

/** Keeps in mind whether the server takes this key, so that a weaker link opened later can take the place of a dead one. */
function useEndedKey(key: string): void {
  const mapId = useEditorState((state) => state.mapId);
  const { store } = useEditor();
  useEffect(
    () =>
      store.subscribe(({ save }, { save: before }) => {
        if (save === before) return;
        if (save.kind === 'saved') noteKey(mapId, key, false);
        else if (save.kind === 'refused' && ENDED.has(save.code)) noteKey(mapId, key, true);
      }),
    [mapId, key, store],
  );
}

function useDocumentTitle(): void {
  const title = useEditorState((state) => state.map.title);
  useEffect(() => {
    document.title = `${title || 'Untitled map'} · Throughline`;
  }, [title]);
}
