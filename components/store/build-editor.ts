import type { Doc, Transaction } from 'yjs';
import { createStore } from 'zustand/vanilla';
import type { Analysis } from '@/lib/analysis/types';
import { applyCommands } from '@/lib/document/apply-commands';
import { keepRatings } from '@/lib/document/keep-ratings';
import { createMapReader } from '@/lib/document/map-reader';
import { isTooNew } from '@/lib/document/roots';
import type { UndoOutcome } from '@/lib/document/types';
import { createUndo } from '@/lib/document/undo';
import type { JourneyMap } from '@/lib/model/types';
import { readName } from '../collab/read-person';
import type { Session } from '../collab/session';
import type { Analyst } from './analyst';
import { createPlaceKeeper } from './derive-places';
import { createStateKeeper, sameFigures } from './derive-states';
import { createDragging } from './dragging';
import { createLabelEditing } from './label-editing';
import { createLooking, leftScope, type OpenedMemory } from './looking';
import { createPeerNews } from './peer-news';
import { pruneState } from './prune';
import { createTrial } from './trial';
import type { AccessRole, Editor, EditorState, PresenceControl, Selection } from './types';
import { createWalking } from './walking';

/** How a sentence is shown to the person. */
export interface Notices {
  say(message: string, kind: 'info' | 'error'): void;
  /** With a button; `brief`: for a moment only, when it may as well be missed. */
  offer(message: string, button: string, perform: () => void, brief?: boolean): void;
}

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
}

const NO_SELECTION: Selection = { touchpoints: new Set(), transitions: new Set() };
const TOO_NEW =
  'A newer version of Throughline has changed this map, so this page only shows it. Nothing is lost; reload the page to go on.';
const VIEW_ONLY = 'This link may look at the map but not change it. Ask for an edit link to change it.';

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
  let lastWasLocal = true;
  /** A document of a newer program is looked at and not touched: this one does not know what its edits would break. */
  const roleNow = (): AccessRole => (isTooNew(doc) ? 'view' : session.role());

  const store = createStore<EditorState>()(() => ({
    mapId: parts.mapId,
    role: roleNow(),
    map,
    places,
    ...trial.judge(map, { states: deriveStates(map), analysis: null }),
    showFlow: false,
    selection: NO_SELECTION,
    editing: null,
    draft: null,
    editingTransition: null,
    highlight: null,
    panel: null,
    walk: null,
    dialog: null,
    connecting: null,
    save: session.save(),
    people: [],
    me: parts.me,
    following: null,
    undo: { canUndo: false, canRedo: false },
    focused: null,
    drag: null,
    putting: null,
    ...looking.begin(map, places),
    announcement: { text: '', serial: 0 },
  }));

  const analyst = parts.startAnalyst((analysis) => {
    const { map: shown, actual } = store.getState();
    store.setState(trial.judge(shown, { ...actual, analysis }));
  });
  const news = createPeerNews((text) => editor.announce(text));

  const onMap = (next: JourneyMap): void => {
    const state = store.getState();
    const before = state.map;
    if (next === before) return;
    const actual = { ...state.actual, states: deriveStates(next) };
    const judged = trial.judge(next, actual);
    const nextPlaces = derivePlaces(next);
    const pruned = pruneState(state, next);
    const looked = looking.next({ ...state, ...pruned }, next, nextPlaces);
    store.setState({ map: next, places: nextPlaces, ...judged, ...pruned, ...looked });
    walk.mapChanged(before, state.walk);
    if (looked.scope !== state.scope) editor.say(leftScope(state, next, looked.scope));
    const selection = store.getState().selection;
    if (selection !== state.selection) presence.update({ selection: [...selection.touchpoints] });
    if (!sameFigures(before, next)) {
      analyst.ask(next, actual.states);
      trial.ask();
    }
    if (!lastWasLocal && (state.save.kind === 'saved' || state.save.kind === 'saving')) news.changed(before, next);
  };

  const onTransaction = (transaction: Transaction): void => {
    lastWasLocal = transaction.local;
  };
  const onSession = (): void => {
    const { role, save } = store.getState();
    if (role === roleNow() && save === session.save()) return;
    store.setState({ role: roleNow(), save: session.save() });
  };
  /** The schema may change under us when the server is brought up to date while we are here. */
  const onUpdate = (): void => {
    if (!isTooNew(doc) || store.getState().role === 'view') return;
    onSession();
    editor.say(TOO_NEW, 'error');
  };
  const onPeople = (): void => {
    const people = presence.people();
    const { following } = store.getState();
    const gone = following !== null && !people.some((person) => person.clientId === following);
    store.setState({ people, ...(gone && { following: null }) });
  };
  const onUndo = (): void => {
    const [canUndo, canRedo] = [undo.canUndo(), undo.canRedo()];
    const now = store.getState().undo;
    if (now.canUndo !== canUndo || now.canRedo !== canRedo) store.setState({ undo: { canUndo, canRedo } });
  };

  doc.on('beforeObserverCalls', onTransaction);
  doc.on('update', onUpdate);
  const ends = [
    reader.subscribe(onMap),
    session.subscribe(onSession),
    presence.subscribe(onPeople),
    undo.subscribe(onUndo),
    keepRatings(doc),
  ];
  analyst.ask(map, store.getState().states);

  /** True when this person may change the map now; otherwise says why not. */
  const mayEdit = (): boolean => {
    const { role, save } = store.getState();
    if (role !== 'view') return true;
    if (isTooNew(doc)) editor.say(TOO_NEW, 'error');
    else editor.say(save.kind === 'loading' ? 'The map is still opening. Try again in a moment.' : VIEW_ONLY);
    return false;
  };

  const step = (word: 'undo' | 'redo', act: () => UndoOutcome, empty = `Nothing left to ${word}.`): void => {
    if (!mayEdit()) return;
    drag.flush();
    const outcome = act();
    if (outcome === 'nothing') editor.say(`Nothing to ${word}: somebody has since changed what that step touched.`);
    else if (outcome === 'empty') editor.say(empty);
    else editor.announce(word === 'undo' ? 'Undone.' : 'Redone.');
  };

  const label = createLabelEditing(() => editor);
  const drag = createDragging(() => editor);
  const walk = createWalking(() => editor);
  const editor: Editor = {
    store,
    presence,
    label,
    drag,
    walk,
    camera: null,
    run(commands) {
      if (!mayEdit()) return false;
      drag.flush();
      applyCommands(doc, commands);
      undo.stopCapturing();
      return true;
    },
    runAndTell(commands, done) {
      const before = undo.newest();
      if (!editor.run(commands)) return false;
      const made = undo.newest();
      if (made === null || made === before) {
        editor.say('Nothing was left to do: it has been done already.');
        return false;
      }
      const takeBack = (): void => step('undo', () => undo.takeBack(made), 'That has been taken back already.');
      notices.offer(done, 'Undo', takeBack, true);
      return true;
    },
    undo: () => step('undo', () => undo.undo()),
    redo: () => step('redo', () => undo.redo()),
    select({ touchpoints = [], transitions = [] }) {
      const before = store.getState().selection;
      const selection = { touchpoints: new Set(touchpoints), transitions: new Set(transitions) };
      if (sameIds(before.touchpoints, selection.touchpoints) && sameIds(before.transitions, selection.transitions))
        return;
      label.clearJustEnded();
      store.setState({ selection });
      presence.update({ selection: [...selection.touchpoints] });
    },
    startEditing(id) {
      const touchpoint = store.getState().map.touchpoints.find((one) => one.id === id);
      if (!touchpoint || !mayEdit()) return;
      if (store.getState().editing === id) return;
      label.commit();
      editor.select({ touchpoints: [id] });
      label.begin({ kind: 'touchpoint', id }, touchpoint.label);
      store.setState({ editing: id, connecting: null });
      presence.update({ editing: id });
    },
    startDraft(draft) {
      if (!mayEdit()) return;
      label.commit();
      editor.select({});
      label.begin({ kind: 'draft', draft }, '');
      store.setState({ editing: draft.id, draft, connecting: null });
    },
    startEditingTransition(id) {
      const transition = store.getState().map.transitions.find((one) => one.id === id);
      if (!transition || !mayEdit()) return;
      label.commit();
      editor.select({ transitions: [id] });
      label.begin({ kind: 'transition', id }, transition.label ?? '');
      store.setState({ editingTransition: id, connecting: null });
    },
    stopEditing: () => label.commit(),
    setHighlight(highlight) {
      if (store.getState().highlight !== highlight) store.setState({ highlight });
    },
    setTrial: (ids) => trial.set(ids),
    setShowFlow: (showFlow) => store.setState({ showFlow }),
    setPanel: (panel) => store.setState({ panel }),
    setDialog: (dialog) => store.setState({ dialog }),
    setConnecting(connecting) {
      if (connecting !== null && !mayEdit()) return;
      store.setState({ connecting, ...(connecting !== null && { putting: null }) });
    },
    setFocused(focused) {
      if (store.getState().focused !== focused) store.setState({ focused });
    },
    setOpened: looking.setOpened,
    enter: looking.enter,
    setPutting(putting) {
      if (putting !== null && !mayEdit()) return;
      store.setState({ putting, ...(putting !== null && { connecting: null }) });
    },
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
      doc.off('beforeObserverCalls', onTransaction);
      doc.off('update', onUpdate);
      for (const end of ends) end();
      drag.cancel();
      news.destroy();
      analyst.destroy();
      trial.destroy();
      undo.destroy();
      reader.destroy();
      presence.destroy();
      session.destroy();
      doc.destroy();
    },
  };
  return editor;
}

function sameIds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}
