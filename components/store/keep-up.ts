import type { Doc, Transaction } from 'yjs';
import { keepRatings } from '@/lib/document/keep-ratings';
import { isTooNew } from '@/lib/document/roots';
import type { MapReader } from '@/lib/document/types';
import type { createUndo } from '@/lib/document/undo';
import type { JourneyMap } from '@/lib/model/types';
import type { Session } from '../collab/session';
import type { Analyst } from './analyst';
import { createBreakNews } from './break-news';
import type { createPlaceKeeper } from './derive-places';
import { type createStateKeeper, sameFigures } from './derive-states';
import { type LookingControl, leftScope } from './looking';
import { createPeerNews } from './peer-news';
import { type Permission, TOO_NEW } from './permission';
import { pruneState } from './prune';
import type { Trial } from './trial';
import type { Editor, Person } from './types';
import type { Walking } from './walking';

export interface KeepUpParts {
  readonly doc: Doc;
  readonly reader: MapReader;
  readonly session: Session;
  readonly undo: ReturnType<typeof createUndo>;
  readonly analyst: Analyst;
  readonly trial: Trial;
  readonly looking: LookingControl;
  readonly walk: Walking;
  readonly deriveStates: ReturnType<typeof createStateKeeper>;
  readonly derivePlaces: ReturnType<typeof createPlaceKeeper>;
  readonly roleNow: Permission['roleNow'];
}

/** Brings the plain state up to date whenever document, session, people or undo change. Gives what ends it. */
export function keepUp(editor: Editor, parts: KeepUpParts): () => void {
  const { doc, reader, session, undo, analyst, trial, looking, walk, deriveStates, derivePlaces, roleNow } = parts;
  const { store, presence } = editor;
  const tell = (text: string): void => editor.announce(text);
  const news = createPeerNews(tell, () => nameOfOthers(presence.people()));
  const breakNews = createBreakNews(tell);
  let lastWasLocal = true;

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
    const opened = state.save.kind === 'saved' || state.save.kind === 'saving';
    if (!lastWasLocal && opened) news.changed(before, next);
    if (actual.states === state.actual.states) return;
    if (lastWasLocal || opened) breakNews.judged(actual.states, labelsOf(next), lastWasLocal);
    else breakNews.settle(actual.states);
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
    () => doc.off('beforeObserverCalls', onTransaction),
    () => doc.off('update', onUpdate),
    () => news.destroy(),
    () => breakNews.destroy(),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Whose work others' edits are: of the only one who is here they can only be theirs. */
function nameOfOthers(people: readonly Person[]): string {
  return people.length === 1 ? (people[0]?.name ?? 'Others') : 'Others';
}

function labelsOf({ touchpoints }: JourneyMap): (id: string) => string {
  return (id) => touchpoints.find((touchpoint) => touchpoint.id === id)?.label ?? '';
}
