import type { Doc } from 'yjs';
import { createStore } from 'zustand/vanilla';
import type { Analysis } from '@/lib/analysis/types';
import { createMapReader } from '@/lib/document/map-reader';
import { createUndo } from '@/lib/document/undo';
import { readName } from '../collab/read-person';
import type { Session } from '../collab/session';
import type { Analyst } from './analyst';
import { createChoosing } from './choosing';
import { createCurving } from './curving';
import { createPlaceKeeper } from './derive-places';
import { createStateKeeper } from './derive-states';
import { createDragging } from './dragging';
import { keepUp } from './keep-up';
import { createLabelEditing } from './label-editing';
import type { RowsMemory } from './lanes/remember-rows';
import { createLooking, type OpenedMemory } from './looking';
import type { Notices } from './notices';
import { createPermission } from './permission';
import { type StartTidy, tidyAtOnce } from './tidying/start-tidy';
import { createTidying } from './tidying/tidying';
import { createTrial } from './trial';
import type { Editor, EditorState, PresenceControl, Selection } from './types';
import { createWalking } from './walking';
import { createWriting } from './writing';

export interface EditorParts {
  readonly mapId: string;
  readonly doc: Doc;
  readonly session: Session;
  readonly presence: PresenceControl;
  readonly me: { readonly name: string; readonly color: number };
  readonly notices: Notices;
  /** Gives the analyst, which calls back with each answer. */
  readonly startAnalyst: (onAnswer: (analysis: Analysis) => void) => Analyst;
  readonly rememberName: (name: string) => void;
  readonly openedMemory?: OpenedMemory;
  readonly rowsMemory?: RowsMemory;
  /** Where layouts are worked out: at once, if nothing is said. */
  readonly startTidy?: StartTidy;
}

const NO_SELECTION: Selection = { touchpoints: new Set(), transitions: new Set() };

/** Puts an editor together: the document on one side, plain state on the other, and everything that may be done. */
export function buildEditor(parts: EditorParts): Editor {
  const { doc, session, presence, notices } = parts;
  const reader = createMapReader(doc);
  const undo = createUndo(doc);
  const deriveStates = createStateKeeper();
  const trial = createTrial({
    startAnalyst: parts.startAnalyst,
    current: () => store.getState(),
    show: (judged) => store.setState(judged),
  });
  const derivePlaces = createPlaceKeeper();
  const looking = createLooking(() => editor, parts.openedMemory);
  const map = reader.current();
  const places = derivePlaces(map);
  let serial = 0;
  const { roleNow, mayEdit } = createPermission(() => editor, doc, session);

  const store = createStore<EditorState>()(() => ({
    mapId: parts.mapId,
    role: roleNow(),
    map,
    places,
    ...trial.judge(map, { states: deriveStates(map), analysis: null }),
    showFlow: false,
    selection: NO_SELECTION,
    editing: null,
    labelIn: 'canvas',
    draft: null,
    editingTransition: null,
    highlight: null,
    panel: null,
    walk: null,
    curve: null,
    dialog: null,
    capturing: false,
    connecting: null,
    several: false,
    save: session.save(),
    people: [],
    me: parts.me,
    following: null,
    undo: { canUndo: false, canRedo: false },
    focused: null,
    drag: null,
    putting: null,
    tidying: null,
    rows: parts.rowsMemory?.read() ?? null,
    phase: null,
    renamingPhase: null,
    ...looking.begin(map, places),
    announcement: { text: '', serial: 0 },
  }));

  const analyst = parts.startAnalyst((analysis) => {
    const { map: shown, actual } = store.getState();
    // Worked out before the map had come: 'no touchpoint yet' would be a lie by now.
    if (analysis.touchpoints.size === 0 && shown.touchpoints.length > 0) return;
    store.setState(trial.judge(shown, { ...actual, analysis }));
  });
  const label = createLabelEditing(() => editor);
  const drag = createDragging(() => editor);
  const walk = createWalking(() => editor);
  const tidy = createTidying(() => editor, parts.startTidy ?? tidyAtOnce);
  const editor: Editor = {
    store,
    presence,
    label,
    drag,
    walk,
    curve: createCurving(() => editor),
    camera: null,
    aim: null,
    ...createWriting(() => editor, { doc, undo, notices, mayEdit }),
    ...createChoosing(() => editor, label, mayEdit),
    setTrial: (ids) => trial.set(ids),
    setShowFlow: (showFlow) => store.setState({ showFlow }),
    setPanel: (panel) => store.setState({ panel }),
    setDialog: (dialog) => store.setState({ dialog }),
    setCapturing(capturing) {
      if (!capturing || mayEdit()) store.setState({ capturing });
    },
    setOpened: looking.setOpened,
    enter: looking.enter,
    tidy,
    setRows(rows) {
      store.setState({ rows });
      parts.rowsMemory?.write(rows);
    },
    setPhase: (phase) => store.setState({ phase }),
    setRenamingPhase: (renamingPhase) => store.setState({ renamingPhase }),
    setName(text) {
      const name = readName(text);
      store.setState({ me: { ...store.getState().me, name } });
      presence.update({ name });
      parts.rememberName(name);
    },
    follow: (following) => store.setState({ following }),
    say(message, kind = 'info') {
      notices.say(message, kind);
    },
    offer: (message, button, perform) => notices.offer(message, button, perform),
    announce(text) {
      serial += 1;
      store.setState({ announcement: { text, serial } });
    },
    reconnect: () => session.reconnect(),
    destroy() {
      endKeepingUp();
      drag.cancel();
      tidy.cancel();
      analyst.destroy();
      trial.destroy();
      undo.destroy();
      reader.destroy();
      presence.destroy();
      session.destroy();
      doc.destroy();
    },
  };
  const endKeepingUp = keepUp(editor, {
    doc,
    reader,
    session,
    undo,
    analyst,
    trial,
    looking,
    walk,
    deriveStates,
    derivePlaces,
    roleNow,
  });
  analyst.ask(map, store.getState().states);
  return editor;
}
