import type { JourneyMap, Json, Phase, Rating, Touchpoint, Transition } from '../model/types';

/** Who made a transaction. Undo follows `local` only. Providers use their own objects as origins. */
export type Origin =
  | { readonly kind: 'local' }
  | { readonly kind: 'create' }
  | { readonly kind: 'migration' }
  | { readonly kind: 'purge' }
  | { readonly kind: 'keep' };

/**
 * Fields that can be set; a key with the value undefined, or null (so that a command survives JSON), is cleared, a
 * missing key is left alone.
 */
type Fields<Item> = { readonly [Key in keyof Item]?: Item[Key] | null };
export type TouchpointFields = Fields<Omit<Touchpoint, 'id' | 'x' | 'y'>>;
export type TransitionFields = Fields<Omit<Transition, 'id'>>;

/** A piece of a map: what is copied, pasted, duplicated. Ids are local to it. */
export interface MapFragment {
  readonly touchpoints: readonly Touchpoint[];
  readonly transitions: readonly Transition[];
  /** Phases that its touchpoints name, so that they can be recreated in another map. */
  readonly phases?: readonly Phase[];
}

/** An edit as data: the same for a key, a menu, a fix of a finding and a test. Positions in canvas pixels. */
export type Command =
  | {
      readonly type: 'add-touchpoint';
      readonly id: string;
      readonly label: string;
      readonly x: number;
      readonly y: number;
      readonly fields?: TouchpointFields;
    }
  | { readonly type: 'set-touchpoints'; readonly ids: readonly string[]; readonly fields: TouchpointFields }
  | {
      readonly type: 'move';
      readonly moves: readonly { readonly id: string; readonly x: number; readonly y: number }[];
    }
  | {
      readonly type: 'add-transition';
      readonly id: string;
      readonly source: string;
      readonly target: string;
      readonly label?: string;
      readonly share?: number;
    }
  /** What one person says of a touchpoint, in the place of what that person has said before; null takes it away. */
  | {
      readonly type: 'rate';
      readonly id: string;
      readonly by: string;
      readonly rating: Pick<Rating, 'side' | 'reaction'> | null;
    }
  | { readonly type: 'set-transition'; readonly id: string; readonly fields: TransitionFields }
  | { readonly type: 'remove'; readonly touchpoints: readonly string[]; readonly transitions: readonly string[] }
  /** Brings removed touchpoints and transitions back, with all later edits of them. */
  | { readonly type: 'restore'; readonly ids: readonly string[] }
  | { readonly type: 'set-title'; readonly title: string }
  | { readonly type: 'set-phases'; readonly phases: readonly Phase[] }
  /** How much each rule of analysis weighs in this map, as a whole; null clears it. */
  | { readonly type: 'set-rules'; readonly rules: Json }
  /** Puts a fragment in under new ids (given: `ids` maps old to new for touchpoints and transitions alike). */
  | { readonly type: 'insert'; readonly fragment: MapFragment; readonly ids: Readonly<Record<string, string>> }
  /** Makes the document equal to `map`: an import that replaces. One undo step. */
  | { readonly type: 'replace'; readonly map: JourneyMap }
  /** Adds what is new and overwrites what has the same id: an import that merges. */
  | { readonly type: 'merge'; readonly map: JourneyMap };

/** What an undo or redo did. `nothing` says that somebody has since changed all that it would touch. */
export type UndoOutcome = 'done' | 'nothing' | 'empty';

/** Names a step of this person's; of no use but to be handed back. */
export type UndoStep = object;

export interface UndoController {
  undo(): UndoOutcome;
  redo(): UndoOutcome;
  /** The newest step that can be taken back, as a name for `takeBack`; null when there is none. */
  newest(): UndoStep | null;
  /** Takes back one step wherever it stands, as `undo` does the newest; `empty` when it has been taken back already. */
  takeBack(step: UndoStep): UndoOutcome;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Ends the current step: the next edit starts a new one. Call at the end of each gesture. */
  stopCapturing(): void;
  /** Called after each change of the stacks; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

/** A live view of a document as plain data. Unchanged touchpoints and transitions keep their identity. */
export interface MapReader {
  /** The current map: visible things only, every fault of the document defaulted or skipped. */
  current(): JourneyMap;
  subscribe(listener: (map: JourneyMap) => void): () => void;
  destroy(): void;
}

/*
 * The room's functions (each in a file of its own):
 *   apply-commands.ts   applyCommands(doc, commands, origin?): void      one transaction, one undo step
 *   read-map.ts         readMap(doc): JourneyMap                          whole, tolerant
 *   map-reader.ts       createMapReader(doc): MapReader                   incremental, tolerant
 *   keep-ratings.ts     keepRatings(doc): () => void                      ratings given at the same time
 *   undo.ts             createUndo(doc): UndoController
 *   write-map.ts        writeMap(doc, map, origin): void                  first filling of an empty document
 *   purge.ts            purgeRemoved(doc): number                         server only
 *   migrate-document.ts migrateDocument(doc): boolean                     server only
 *   roots.ts            readSchema(doc), isTooNew(doc), DOCUMENT_SCHEMA
 *   origins.ts          LOCAL, CREATE, MIGRATION, PURGE, KEEP
 */
