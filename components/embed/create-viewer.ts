import { Doc } from 'yjs';
import { pageMemory } from '../collab/memory';
import { openSession } from '../collab/session';
import { createAnalyst, startAnalysisWorker } from '../store/analyst';
import { buildEditor } from '../store/build-editor';
import { startLate } from '../store/late-analyst';
import type { Notices } from '../store/notices';
import type { Editor, PresenceControl } from '../store/types';
import { afterFirstView } from '../ui/first-view';

/** A reader of another site's page: not shown to those who work on the map, and shown none of them. */
const UNSEEN: PresenceControl = {
  update: () => undefined,
  people: () => NOBODY,
  subscribe: () => () => undefined,
  destroy: () => undefined,
};
const NOBODY: ReturnType<PresenceControl['people']> = [];
const SILENT: Notices = { say: () => undefined, offer: () => undefined };

/**
 * Opens a map to be looked at, live, whatever its key allows: the server is asked for a ticket to view. Nothing is kept
 * in the browser, which forbids that in the frames of other sites anyway. Call `destroy` when it is left.
 */
export function createViewer(mapId: string, key: string): Editor {
  const doc = new Doc();
  const session = openSession({
    mapId,
    key,
    doc,
    memory: pageMemory(),
    origin: window.location.origin,
    fetch: (input, init) => fetch(input, init),
    WebSocket,
    offline: null,
    now: () => Date.now(),
    atMost: 'view',
    expectedRole: 'view',
  });
  session.awareness.setLocalState(null);
  return buildEditor({
    mapId,
    doc,
    session,
    me: { name: 'Reader', color: 0 },
    presence: UNSEEN,
    notices: SILENT,
    startAnalyst: (onAnswer) => startLate(() => createAnalyst(startAnalysisWorker(), onAnswer), afterFirstView),
    rememberName: () => undefined,
  });
}
