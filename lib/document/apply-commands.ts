import type * as Y from 'yjs';
import { insertFragment } from './commands/insert-fragment';
import { mergeMap, replaceMap } from './commands/put-map';
import { rate } from './commands/rate';
import { setPhases, setRules, setTitle } from './commands/set-map';
import { addTouchpoint, moveTouchpoints, setTouchpoints } from './commands/touchpoint-commands';
import { addTransition, setTransition } from './commands/transition-commands';
import { removeItems, restoreItems } from './commands/visibility-commands';
import { LOCAL } from './origins';
import { getRoots, type Roots } from './roots';
import type { Command, Origin } from './types';

type Handlers = {
  readonly [Type in Command['type']]: (roots: Roots, command: Extract<Command, { readonly type: Type }>) => void;
};

const HANDLERS: Handlers = {
  'add-touchpoint': addTouchpoint,
  'set-touchpoints': (roots, { ids, fields }) => setTouchpoints(roots, ids, fields),
  move: (roots, { moves }) => moveTouchpoints(roots, moves),
  'add-transition': addTransition,
  'set-transition': (roots, { id, fields }) => setTransition(roots, id, fields),
  remove: (roots, { touchpoints, transitions }) => removeItems(roots, touchpoints, transitions),
  restore: (roots, { ids }) => restoreItems(roots, ids),
  'set-title': (roots, { title }) => setTitle(roots, title),
  'set-phases': (roots, { phases }) => setPhases(roots, phases),
  rate,
  'set-rules': (roots, { rules }) => setRules(roots, rules ?? undefined),
  insert: (roots, { fragment, ids }) => insertFragment(roots, fragment, ids),
  replace: (roots, { map }) => replaceMap(roots, map),
  merge: (roots, { map }) => mergeMap(roots, map),
};

/**
 * Edits the document: all commands in one transaction, so one update on the wire and one undo step. What would change
 * nothing sends nothing. A command that names what is not there (a peer has removed it since), or carries a wrong
 * value, does what is left of it; a type that is not known (a fix of a newer page) is let pass.
 */
export function applyCommands(doc: Y.Doc, commands: readonly Command[], origin: Origin = LOCAL): void {
  if (commands.length === 0) return;
  const roots = getRoots(doc);
  doc.transact(() => {
    for (const command of commands) {
      if (!Object.hasOwn(HANDLERS, command.type)) continue;
      const handle = HANDLERS[command.type] as (roots: Roots, command: Command) => void;
      handle(roots, command);
    }
  }, origin);
}
