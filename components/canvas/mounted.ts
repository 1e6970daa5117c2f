import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Box } from '@/lib/scene/types';
import { firstToRead } from '../actions/walk';
import type { Editor, EditorState } from '../store/types';
import type { CanvasModel, CanvasView } from './canvas-model';
import { createChoice, isSmall } from './choose-mounted';
import { describeTransition, plainLabel } from './describe-element';
import type { LineRecord, TouchpointNode } from './elements';
import { makeNode, type NodeTraits } from './make-node';
import { createNamer } from './name-touchpoints';
import type { SceneIndex } from './scene-index';
import type { ViewDetailStore } from './view-detail';

/** A line that is mounted; the same object as long as it looks and is called the same. */
export interface MountedLine {
  readonly id: string;
  readonly line: LineRecord;
  readonly selected: boolean;
  readonly name: string;
}

export interface MountedView {
  readonly nodes: TouchpointNode[];
  readonly lines: readonly MountedLine[];
  /** All cards that are in sight are mounted; until then the painted picture stays under them. */
  readonly complete: boolean;
}

export interface Mounted {
  readonly store: StoreApi<MountedView>;
  /** To be told when the view has moved: mounts what came near, a little at a time. */
  moved(): void;
  start(): () => void;
}

export interface MountedParts {
  readonly editor: Pick<Editor, 'store'>;
  readonly model: CanvasModel;
  readonly index: SceneIndex;
  readonly detail: ViewDetailStore;
  /** The part of the canvas that is in sight; null before the canvas has a size. */
  readonly sight: () => Box | null;
  /** Runs a task in the next frame; gives what calls it off. */
  readonly later: (task: () => void) => () => void;
}

/**
 * What is mounted: of a small map all of it, of a large one what is in sight and a little around it, and far out only
 * the touchpoint that has the focus, for keyboard and screen reader; the rest is painted.
 */
export function createMounted({ editor, model, index, detail, sight, later }: MountedParts): Mounted {
  const nameOf = createNamer();
  const choice = createChoice({ index, detail, sight });
  let nodes = new Map<string, { traits: NodeTraits; node: TouchpointNode }>();
  let shownLines = new Map<string, MountedLine>();
  let order: { readonly of: CanvasView['cards']; readonly ranks: ReadonlyMap<string, number> } | null = null;
  let first: { readonly of: CanvasView['boxes']; readonly id: string | null } | null = null;

  const store = createStore<MountedView>()(() => ({ nodes: [], lines: [], complete: true }));

  const rankOf = (view: CanvasView): ReadonlyMap<string, number> => {
    if (order?.of !== view.cards) {
      let rank = 0;
      const ranks = new Map<string, number>();
      for (const id of view.cards.keys()) ranks.set(id, rank++);
      order = { of: view.cards, ranks };
    }
    return order.ranks;
  };
  /** The one that Tab reaches when none has had the focus. */
  const firstStop = (view: CanvasView): string | null => {
    const { boxes } = view.settled;
    if (first?.of !== boxes) first = { of: boxes, id: firstToRead(boxes) };
    return first.id;
  };

  const nodeOf = (traits: NodeTraits): TouchpointNode => {
    const old = nodes.get(traits.card.id);
    return old && sameTraits(old.traits, traits) ? old.node : makeNode(traits);
  };

  /** Puts what is mounted together; what did not change keeps its identity. */
  const build = (more: boolean): void => {
    const view = model.store.getState();
    const state = editor.store.getState();
    const tabStop = tabStopOf(view, state);
    const ids = isSmall(view) ? [...choice.cards()] : sorted(choice.cards(), rankOf(view));
    const nextNodes = new Map<string, { traits: NodeTraits; node: TouchpointNode }>();
    for (const id of ids) {
      const card = view.cards.get(id);
      const box = view.boxes.get(id);
      if (!card || !box) continue;
      const traits: NodeTraits = {
        card,
        box,
        selected: state.selection.touchpoints.has(id),
        held: state.drag?.ids.has(id) === true,
        tabStop: id === tabStop,
        name: nameOf(state.shown, view.cards, card),
        movable: state.role !== 'view',
        nest: state.shown.nest,
      };
      nextNodes.set(id, { traits, node: nodeOf(traits) });
    }
    nodes = nextNodes;
    const nextLines = new Map<string, MountedLine>();
    for (const id of choice.lines()) {
      const line = view.lines.get(id);
      if (!line) continue;
      const name = lineName(view, line);
      const selected = state.selection.transitions.has(id);
      const old = shownLines.get(id);
      const same = old && old.line === line && old.selected === selected && old.name === name;
      nextLines.set(id, same ? old : { id, line, selected, name });
    }
    shownLines = nextLines;
    const before = store.getState();
    const next: MountedView = {
      nodes: kept(
        before.nodes,
        [...nodes.values()].map(({ node }) => node),
      ),
      lines: kept(before.lines, [...shownLines.values()]),
      complete: !more || choice.coversSight(view),
    };
    if (next.nodes !== before.nodes || next.lines !== before.lines || next.complete !== before.complete)
      store.setState(next, true);
  };
  const tabStopOf = (view: CanvasView, { focused }: EditorState): string | null =>
    focused !== null && view.boxes.has(focused) ? focused : firstStop(view);

  let endLater: (() => void) | null = null;
  const refresh = (): void => {
    const view = model.store.getState();
    const state = editor.store.getState();
    const must = [tabStopOf(view, state), state.editing].filter((id) => id !== null);
    const more = choice.choose(view, must);
    build(more);
    if (more) endLater ??= later(goOn);
  };
  const goOn = (): void => {
    endLater = null;
    if (!detail.getState().zooming) refresh();
  };
  /** While one zooms nothing is mounted: what came into sight is seen in the picture beneath. */
  const showPainted = (): void => {
    const before = store.getState();
    if (before.complete && detail.getState().cards && !choice.coversSight(model.store.getState()))
      store.setState({ ...before, complete: false }, true);
  };

  return {
    store,
    moved() {
      if (choice.stillFits() || isSmall(model.store.getState())) return;
      if (detail.getState().zooming) showPainted();
      else if (endLater === null) refresh();
    },
    start() {
      const onState = (state: EditorState, before: EditorState): void => {
        const changed =
          state.selection !== before.selection ||
          state.focused !== before.focused ||
          state.editing !== before.editing ||
          state.role !== before.role;
        if (changed) refresh();
      };
      const onDetail = ({ zooming }: { readonly zooming: boolean }, before: { readonly zooming: boolean }): void => {
        // When zooming has begun there is nothing to be mounted yet; when it rests there is.
        if (!zooming || before.zooming) refresh();
      };
      const ends = [model.store.subscribe(refresh), detail.subscribe(onDetail), editor.store.subscribe(onState)];
      refresh();
      return () => {
        for (const end of ends) end();
        endLater?.();
        endLater = null;
      };
    },
  };
}

function lineName({ cards }: CanvasView, { transition, state }: LineRecord): string {
  const label = (id: string): string => plainLabel(cards.get(id)?.data.touchpoint.label);
  return describeTransition(label(transition.source), label(transition.target), state, transition.label);
}

function sameTraits(a: NodeTraits, b: NodeTraits): boolean {
  return (
    a.card === b.card &&
    a.box === b.box &&
    a.selected === b.selected &&
    a.held === b.held &&
    a.tabStop === b.tabStop &&
    a.name === b.name &&
    a.movable === b.movable &&
    (a.nest === b.nest || a.card.type !== 'frame')
  );
}

/** In the order of the map: it is the order of reading, and of lying above one another. */
function sorted(ids: ReadonlySet<string>, ranks: ReadonlyMap<string, number>): string[] {
  return [...ids].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function kept<T>(before: readonly T[], next: T[]): T[] {
  const same = before.length === next.length && next.every((one, index) => one === before[index]);
  return same ? (before as T[]) : next;
}
