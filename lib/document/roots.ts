import * as Y from 'yjs';

/** Newest shape of the document that this program knows; kept as `schema` in `meta`. */
export const DOCUMENT_SCHEMA = 1;

/** Names of the top-level types that the map lives in. Created by nobody: they exist by being named. */
export const ROOT_NAMES = ['meta', 'phases', 'touchpoints', 'transitions'] as const;
export type RootName = (typeof ROOT_NAMES)[number];
/** The roots that map an id to an item of its own. */
export type ItemRoot = Exclude<RootName, 'meta'>;

export type Roots = Readonly<Record<RootName, Y.Map<unknown>>>;

/** The document's top-level types; naming them sends nothing. */
export function getRoots(doc: Y.Doc): Roots {
  return {
    meta: doc.getMap('meta'),
    phases: doc.getMap('phases'),
    touchpoints: doc.getMap('touchpoints'),
    transitions: doc.getMap('transitions'),
  };
}

/** The Y.Map of an item, visible or removed; undefined when there is none, or when something else has its place. */
export function getItem(root: Y.Map<unknown>, id: string): Y.Map<unknown> | undefined {
  const value = root.get(id);
  return value instanceof Y.Map ? value : undefined;
}

/** True for an item that is there and is not softly deleted. */
export function isVisible(item: Y.Map<unknown> | undefined): item is Y.Map<unknown> {
  return item !== undefined && item.get('removed') !== true;
}

/** Schema number of a document; 0 when it has none yet, which is so until it is first filled. */
export function readSchema(doc: Y.Doc): number {
  const schema = doc.getMap('meta').get('schema');
  return typeof schema === 'number' && Number.isInteger(schema) && schema > 0 ? schema : 0;
}

/** True when this program is too old for the document: it must only read, and ask for a reload. */
export function isTooNew(doc: Y.Doc): boolean {
  return readSchema(doc) > DOCUMENT_SCHEMA;
}
