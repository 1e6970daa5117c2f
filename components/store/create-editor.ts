import { Doc } from 'yjs';
import { PRESENCE_COLORS } from '@/lib/protocol/presence';
import { whenIdle } from '../canvas/when-idle';
import { browserMemory } from '../collab/memory';
import { keepOfflineCopy } from '../collab/offline-copy';
import { createPresence } from '../collab/presence';
import { readName } from '../collab/read-person';
import { openSession, wasLetIn } from '../collab/session';
import { afterFirstView } from '../ui/first-view';
import { pushNotice } from '../ui/notice-queue';
import { createAnalyst, startAnalysisWorker } from './analyst';
import { buildEditor } from './build-editor';
import { rememberRows } from './lanes/remember-rows';
import { startLate } from './late-analyst';
import { random } from './new-id';
import type { Notices } from './notices';
import { rememberOpened } from './remember-opened';
import { tidyInWorker } from './tidying/start-tidy';
import type { AccessRole, Editor } from './types';

export interface EditorOptions {
  readonly mapId: string;
  /** The key of the link, from the fragment of the address. */
  readonly key: string;
  /** What the link is known to allow, until the server says so. */
  readonly expectedRole?: AccessRole;
}

const NAME_KEY = 'throughline:name';

/** Opens a map in this browser. Call `destroy` when it is left. */
export function createEditor({ mapId, key, expectedRole }: EditorOptions): Editor {
  const doc = new Doc();
  const memory = browserMemory();
  const session = openSession({
    mapId,
    key,
    doc,
    memory,
    origin: window.location.origin,
    fetch: (input, init) => fetch(input, init),
    WebSocket,
    offline: keepOfflineCopy(mapId, doc, wasLetIn(memory, mapId) ? undefined : afterOpening()),
    now: () => Date.now(),
    ...(expectedRole && { expectedRole }),
  });
  const color = Math.floor(random() * PRESENCE_COLORS.length);
  const me = { name: readName(memory.get(NAME_KEY) ?? `Guest ${10 + Math.floor(random() * 90)}`), color };
  const editor = buildEditor({
    mapId,
    doc,
    session,
    me,
    presence: createPresence(session.awareness, me, {
      setTimeout: (task, ms) => setTimeout(task, ms),
      clearTimeout: (timer) => clearTimeout(timer as number),
    }),
    notices: toasts,
    startAnalyst: (onAnswer) => startLate(() => createAnalyst(startAnalysisWorker(), onAnswer), afterFirstView),
    rememberName: (name) => memory.set(NAME_KEY, name),
    openedMemory: rememberOpened(mapId, memory),
    rowsMemory: rememberRows(mapId, memory),
    startTidy: tidyInWorker,
  });

  const onLeave = (event: BeforeUnloadEvent): void => {
    editor.stopEditing();
    if (!session.kept()) event.preventDefault();
  };
  window.addEventListener('beforeunload', onLeave);
  const { destroy } = editor;
  editor.destroy = () => {
    window.removeEventListener('beforeunload', onLeave);
    destroy();
  };
  return editor;
}

/** When a map is on the screen and nothing else is to be done: what there is no copy of can be copied then. */
function afterOpening(): Promise<void> {
  return new Promise((resolve) => {
    afterFirstView(() => void whenIdle(resolve));
  });
}

const toasts: Notices = {
  say: (message, kind) =>
    pushNotice((toast) => {
      if (kind === 'error') toast.error(message, { duration: 8000 });
      else toast(message);
    }),
  offer: (message, button, perform, brief = false) =>
    pushNotice((toast) => {
      toast(message, {
        duration: brief ? 10_000 : Number.POSITIVE_INFINITY,
        closeButton: !brief,
        action: { label: button, onClick: perform },
      });
    }),
};
