import type * as Y from 'yjs';
import { changesOf, type KeyChange, revertChanges } from './edit-steps';
import { isLocal } from './origins';
import { getRoots, ROOT_NAMES } from './roots';
import type { Origin, UndoController, UndoOutcome } from './types';

type Step = readonly KeyChange[];

/**
 * Undo and redo of this person's own edits, a step for each transaction of local origin.
 *
 * A step is the list of keys it changed; taking it back is a new edit that sets them to what they were, each only
 * where it still has the value of the step. It is not Yjs' UndoManager, which takes back the making of an item by a
 * hard deletion (a peer's concurrent edit of it is lost), passes on to an older step in silence where the newest can
 * do nothing, sets a field that a peer has cleared since, and keeps every deleted value in the document.
 */
export function createUndo(doc: Y.Doc): UndoController {
  const roots = getRoots(doc);
  const listeners = new Set<() => void>();
  const undoStack: Step[] = [];
  const redoStack: Step[] = [];
  let collected: KeyChange[] = [];
  // An origin of its own tells its edits from new ones, even when they are made inside another transaction.
  const reverting: Origin = { kind: 'local' };

  const watchers = ROOT_NAMES.map((name) => {
    const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
      if (transaction.origin !== reverting && isLocal(transaction.origin))
        collected.push(...changesOf(name, roots, events));
    };
    roots[name].observeDeep(watch);
    return () => roots[name].unobserveDeep(watch);
  });
  const endStep = (): void => {
    if (collected.length === 0) return;
    undoStack.push(collected);
    redoStack.length = 0;
    collected = [];
    notify();
  };
  doc.on('afterTransaction', endStep);

  function notify(): void {
    for (const listener of [...listeners]) listener();
  }

  function take(from: Step[], to: Step[]): UndoOutcome {
    const step = from.pop();
    return step ? revert(step, to) : 'empty';
  }

  function revert(step: Step, to: Step[]): UndoOutcome {
    const { reverted, visible } = doc.transact(() => revertChanges(roots, step), reverting);
    if (reverted.length > 0) to.push(reverted);
    notify();
    return visible ? 'done' : 'nothing';
  }

  return {
    undo: () => take(undoStack, redoStack),
    redo: () => take(redoStack, undoStack),
    newest: () => undoStack.at(-1) ?? null,
    takeBack(step) {
      const at = undoStack.indexOf(step as Step);
      if (at < 0) return 'empty';
      undoStack.splice(at, 1);
      return revert(step as Step, redoStack);
    },
    canUndo: () => undoStack.length > 0,
    canRedo: () => redoStack.length > 0,
    // Each transaction is a step of its own already.
    stopCapturing: () => {},
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      listeners.clear();
      doc.off('afterTransaction', endStep);
      for (const stop of watchers) stop();
    },
  };
}
