import type { StoreApi } from 'zustand/vanilla';
import type { Analysis, StateAnalysis } from '@/lib/analysis/types';
import type { Command } from '@/lib/document/types';
import type { JourneyMap } from '@/lib/model/types';
import type { Presence } from '@/lib/protocol/presence';
import type { StorageFailure } from '@/lib/protocol/storage-failures';
import type { RowField } from '@/lib/scene/lanes/rows';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import type { Box } from '@/lib/scene/types';

export type AccessRole = 'own' | 'edit' | 'view';

/**
 * How our edits stand. `saved`: the server has stored all of them. `saving`: sent, not yet stored. `offline`: kept in
 * this browser, sent on return; with `failure` when the server is there but could not store them. `refused`: the server will not take them (`reason` says why, in a sentence).
 * `loading`: the first sync has not come yet.
 */
export type SaveState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly unsaved: boolean; readonly failure?: StorageFailure }
  | { readonly kind: 'refused'; readonly code: number; readonly reason: string };

/** Somebody else who is on the map now. */
export interface Person extends Presence {
  readonly clientId: number;
}

/** Fields of our own presence to change; undefined takes a field away. */
export type PresenceChange = { readonly [Field in keyof Presence]?: Presence[Field] | undefined };

export interface PresenceControl {
  /** Shows others what has changed about us: at most about 30 times a second, the last word always arrives. */
  update(change: PresenceChange): void;
  people(): readonly Person[];
  /** Called after others have come, gone or changed; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

export interface Selection {
  readonly touchpoints: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
}

/** A path that proves a claim: lit on the canvas while the rest fades. */
export interface Highlight {
  /** Touchpoint ids in order, from the start. */
  readonly path: readonly string[];
  /** The touchpoint that the claim is about, if any. */
  readonly focus?: string;
}

/** A chain that is being walked, touch by touch. */
export interface Walk {
  /** Touchpoint ids in order; never empty. */
  readonly path: readonly string[];
  /** The step that one is at: an index of `path`. */
  readonly at: number;
  /** Shown alone in the whole window, for a shared screen. */
  readonly presenting: boolean;
}

/** A chain whose emotion curve is shown below the map. */
export interface Curve {
  /** Touchpoint ids in order, as they were chosen; what is no longer on the map is left out where they are shown. */
  readonly path: readonly string[];
  /** The touch that the keyboard begins at. */
  readonly at: string | null;
}

export type PanelName = 'outline' | 'findings' | 'chains' | 'mend' | 'losses' | 'inspector';
export type DialogName =
  | 'share'
  | 'export'
  | 'import'
  | 'survey'
  | 'versions'
  | 'rules'
  | 'help'
  /** Search and commands; the search alone: to go somewhere, to connect or to put what is selected. */
  | 'palette'
  | 'go-to'
  | 'connect-to'
  | 'put-into';

/** All that the page shows of an open map. Parts that did not change keep their identity. */
export interface EditorState {
  readonly mapId: string;
  readonly role: AccessRole;
  readonly map: JourneyMap;
  /** Where each touchpoint stands, those without a position of their own included. */
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** Touchpoints that are shown as if they were mended, in this window alone; null when nothing is tried. */
  readonly trial: ReadonlySet<string> | null;
  /** How the map is; the same as `states` and `analysis` while nothing is tried. */
  readonly actual: { readonly states: StateAnalysis; readonly analysis: Analysis | null };
  /** What is shown: always of the current `map`, with what is tried. */
  readonly states: StateAnalysis;
  /** Figures from the worker; null until the first answer, otherwise of the newest map that it has answered for. */
  readonly analysis: Analysis | null;
  /** Lines are as wide as the flow of customers on them. */
  readonly showFlow: boolean;
  readonly selection: Selection;
  readonly editing: string | null;
  /** Where the label that is being edited stands: on its card, or in the outline. */
  readonly labelIn: LabelSurface;
  readonly highlight: Highlight | null;
  readonly panel: PanelName | null;
  /** The walk along a chain; null when there is none. Its step is selected, so that others see where we are. */
  readonly walk: Walk | null;
  /** The emotion curve below the map; null when none is shown. It makes room for a walk. */
  readonly curve: Curve | null;
  readonly dialog: DialogName | null;
  /** A text field above the canvas takes one touchpoint after the other. */
  readonly capturing: boolean;
  /** Source touchpoint of a connection being made by key or menu; null when none is. */
  readonly connecting: string | null;
  /** A tap adds to the selection or takes away, and a drag on the void draws a marquee, by a finger too. */
  readonly several: boolean;
  readonly save: SaveState;
  readonly people: readonly Person[];
  readonly me: { readonly name: string; readonly color: number };
  /** clientId of the person whose view we follow. */
  readonly following: number | null;
  readonly undo: { readonly canUndo: boolean; readonly canRedo: boolean };
  /** Our own live drag: these touchpoints, moved by this offset from where the document has them. */
  readonly drag: { readonly ids: ReadonlySet<string>; readonly dx: number; readonly dy: number } | null;
  /** Touchpoint that has the keyboard's focus on the canvas; it need not be selected. */
  readonly focused: string | null;
  /** The touchpoint that is being named and not yet made; `editing` is its id. */
  readonly draft: Draft | null;
  /** Transition whose label is being edited. */
  readonly editingTransition: string | null;
  /** Touchpoints whose parts are to be seen: this person's own view. */
  readonly opened: ReadonlySet<string>;
  /** The touchpoint that this person is inside of; null on the whole map. */
  readonly scope: string | null;
  /** What is to be seen of the map, by `opened` and `scope`. */
  readonly shown: ShownMap;
  /** The layout that is being worked out: of how many touchpoints, and how far it is. */
  readonly tidying: { readonly count: number; readonly percent: number } | null;
  /** What rows stand for: this person's own view; null when there are none. */
  readonly rows: RowField | null;
  /** The phase whose head was last focused or opened, which actions on phases are about; null for none. */
  readonly phase: string | null;
  /** The phase that is being renamed in its head. */
  readonly renamingPhase: string | null;
  /** Touchpoints that wait for another to be put into, chosen by key or click; null when none do. */
  readonly putting: readonly string[] | null;
  /** What a screen reader says next; `serial` tells two equal sentences apart. */
  readonly announcement: { readonly text: string; readonly serial: number };
}

/** What the canvas offers to the rest of the page. Null until the canvas is there. */
export interface Camera {
  fit(ids?: readonly string[]): void;
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  /** What is seen of the canvas and not covered, in its coordinates. */
  area(): Box;
  /** Canvas coordinates in the middle of what is seen. */
  center(): { readonly x: number; readonly y: number };
  /** Canvas coordinates of the pointer; null when it is not over the canvas. */
  pointer(): { readonly x: number; readonly y: number } | null;
  /** What is seen: a place of the canvas is at `place * zoom + (x, y)` in the window, whether it is drawn or not. */
  viewport(): { readonly x: number; readonly y: number; readonly zoom: number };
  /** Moves the view as little as needed so that the touchpoint is seen, and gives it the keyboard's focus. */
  reveal(id: string): void;
  /** As `reveal`, but the keyboard's focus stays where it is. */
  show(id: string): void;
  /** Brings a touchpoint into the middle of what is seen, large enough to be read; with `focus` the keyboard goes there too. */
  lookAt(id: string, options?: { readonly focus?: boolean }): void;
  /** Moves the view as far as needed so that no panel at its sides or below covers this part of the window. */
  uncover(part: { readonly left: number; readonly right: number; readonly bottom: number }): void;
  /** Moves the view by screen pixels. */
  panBy(dx: number, dy: number): void;
}

/** A touchpoint that is made when it gets a name. */
export interface Draft {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Touchpoint that shall lead to it, or that it shall lead to. */
  readonly from?: string;
  readonly to?: string;
  readonly parent?: string;
  readonly phase?: string;
  /** Touchpoints that become parts of it. */
  readonly parts?: readonly string[];
}

/** A label is edited where its touchpoint was met. */
export type LabelSurface = 'canvas' | 'outline';

/** The label that is being edited. */
export interface LabelEditing {
  /** The text so far; null when nothing is being edited. */
  text(): string | null;
  type(text: string): void;
  /** Keeps the text. `again` remembers that the next Enter makes the next touchpoint. */
  commit(options?: { readonly again?: boolean }): void;
  /** Touchpoint whose label was just ended with Enter: a further Enter makes the next one, connected. */
  justEnded(): string | null;
  clearJustEnded(): void;
}

/** Moving touchpoints: others see it live, the document gets one write at the end. */
export interface DragControl {
  /** The touchpoints now stand this far from where the document has them. */
  to(ids: readonly string[], dx: number, dy: number): void;
  /** Writes where they stand now, and `dx` further, as one undo step, together with what else the drop means. */
  drop(meaning?: readonly Command[], dx?: number): void;
  cancel(): void;
  /** Moves by a key: adds to the offset, and drops by itself when no further press comes. */
  nudge(ids: readonly string[], dx: number, dy: number): void;
  /** Drops what was nudged. */
  flush(): void;
}

/** Walking a chain as the customer does. */
export interface WalkControl {
  /** Begins at the first step; the panel makes room until the end. What is not on the map is left out. */
  start(path: readonly string[], options?: { readonly presenting?: boolean }): void;
  /** Goes to a step; beyond the ends, to the nearest. */
  to(at: number): void;
  /** Shows the walk alone in the whole window, or beside the map again. */
  present(presenting: boolean): void;
  end(): void;
}

/** The emotion curve along a chain. */
export interface CurveControl {
  /** Shows the curve of a chain, and of no other; a walk ends. `at`: the touch to begin at. */
  show(path: readonly string[], at?: string): void;
  close(): void;
}

/** Laying a map out, which takes a while where it is large. */
export interface TidyControl {
  /** Lays the whole map out, or only these touchpoints with what is inside them, as one undo step. */
  start(ids?: readonly string[]): void;
  /** Gives up what is being worked out; nothing is changed. */
  cancel(): void;
}

/** Everything a component may do with an open map. The same for keys, menus, panels and tests. */
export interface Editor {
  readonly store: StoreApi<EditorState>;
  /** Edits the document as one undo step. Does nothing (and says so in a toast) with a view link; true when it was done. */
  run(commands: readonly Command[]): boolean;
  /** As `run`, and says what was done with a button that takes back just that, whatever was done since. */
  runAndTell(commands: readonly Command[], done: string): boolean;
  undo(): void;
  redo(): void;
  select(selection: { readonly touchpoints?: readonly string[]; readonly transitions?: readonly string[] }): void;
  startEditing(id: string, labelIn?: LabelSurface): void;
  /** Ends the editing of a label and keeps what was typed. */
  stopEditing(): void;
  /** What is being edited and what was typed so far, kept outside React so that nothing can lose it. */
  readonly label: LabelEditing;
  startEditingTransition(id: string): void;
  /** Opens the label of a touchpoint that is made when it gets a name. */
  startDraft(draft: Draft, labelIn?: LabelSurface): void;
  readonly drag: DragControl;
  readonly walk: WalkControl;
  readonly curve: CurveControl;
  setHighlight(highlight: Highlight | null): void;
  /** Shows the map as if these were mended, and changes nothing; null ends it. What is not negative is left out. */
  setTrial(ids: readonly string[] | null): void;
  setShowFlow(show: boolean): void;
  setPanel(panel: PanelName | null): void;
  setDialog(dialog: DialogName | null): void;
  setCapturing(capturing: boolean): void;
  setConnecting(source: string | null): void;
  setSeveral(several: boolean): void;
  /** Shows the parts of a touchpoint, or hides them. */
  setOpened(id: string, open: boolean): void;
  /** Shows what is inside a touchpoint and nothing else; with null the whole map again. */
  enter(id: string | null): void;
  readonly tidy: TidyControl;
  setRows(rows: RowField | null): void;
  setPhase(id: string | null): void;
  setRenamingPhase(id: string | null): void;
  setPutting(ids: readonly string[] | null): void;
  setName(name: string): void;
  follow(clientId: number | null): void;
  camera: Camera | null;
  /**
   * Where touchpoints stand that a hand has dragged so far: in line with others, if they are near that. Set by the canvas;
   * null without one. Keys move by their own steps and are not asked about.
   */
  aim: ((ids: ReadonlySet<string>, dx: number, dy: number) => { readonly dx: number; readonly dy: number }) | null;
  readonly presence: PresenceControl;
  setFocused(id: string | null): void;
  /** Says a sentence to a screen reader only. */
  announce(text: string): void;
  /** A sentence with a button, for what must not be missed. */
  offer(message: string, button: string, perform: () => void): void;
  /** Tries to reach the server at once, also after a refusal. */
  reconnect(): void;
  /** Shows a short sentence to the person, and to a screen reader. */
  say(message: string, kind?: 'info' | 'error'): void;
  /** The links of this map that our key allows: with an own key all, with an edit or view key what the browser knows. */
  destroy(): void;
}

/*
 * components/store/editor-context.tsx gives:
 *   <EditorProvider editor={editor}>, useEditor(): Editor, useEditorState(selector): T
 * components/actions/registry.ts gives:
 *   interface Action { id; label; keys: readonly string[]; group: 'edit'|'rate'|'role'|'view'|'map'|'help';
 *                      enabled(editor): boolean; perform(editor): void }
 *   ACTIONS: readonly Action[]      menus, keys, help and tests share it
 */
