import type * as Y from 'yjs';
import { insertFragment } from './commands/insert-fragment';
import { mergeMap, replaceMap } from './commands/put-map';
import { setPhases, setTitle } from './commands/set-map';
import { addTouchpoint, moveTouchpoints, setTouchpoints } from './commands/touchpoint-commands';
import { addTransition, setTransition } from './commands/transition-commands';
import { removeItems, restoreTouchpoints } from './commands/visibility-commands';
import { LOCAL } from './origins';
import { getRoots, type Roots } from './roots';
import type { Command, Origin } from './types';

/**
 * Edits the document: all commands in one transaction, so one update on the wire and one undo step. What would change
 * nothing sends nothing. A command that names what is not there (a peer has removed it since), or carries a wrong
 * value, does what is left of it; none throws for what it is given.
 */
export function applyCommands(doc: Y.Doc, commands: readonly Command[], origin: Origin = LOCAL): void {
  if (commands.length === 0) return;
  const roots = getRoots(doc);
  doc.transact(() => {
    for (const command of commands) applyCommand(roots, command);
  }, origin);
}

function applyCommand(roots: Roots, command: Command): void {
  switch (command.type) {
    case 'add-touchpoint':
      return addTouchpoint(roots, command);
    case 'set-touchpoints':
      return setTouchpoints(roots, command.ids, command.fields);
    case 'move':
      return moveTouchpoints(roots, command.moves);
    case 'add-transition':
      return addTransition(roots, command);
    case 'set-transition':
      return setTransition(roots, command.id, command.fields);
    case 'remove':
      return removeItems(roots, command.touchpoints, command.transitions);
    case 'restore':
      return restoreTouchpoints(roots, command.ids);
    case 'set-title':
      return setTitle(roots, command.title);
    case 'set-phases':
      return setPhases(roots, command.phases);
    case 'insert':
      return insertFragment(roots, command.fragment, command.ids);
    case 'replace':
      return replaceMap(roots, command.map);
    case 'merge':
      return mergeMap(roots, command.map);
    default:
      return unknownCommand(command);
  }
}

// Commands also come as data (a fix of a finding, a paste from a newer page): what is unknown is let pass.
function unknownCommand(_command: never): void {}
