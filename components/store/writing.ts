import type { Doc } from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import type { UndoOutcome } from '@/lib/document/types';
import type { createUndo } from '@/lib/document/undo';
import type { Notices } from './notices';
import type { Permission } from './permission';
import type { Editor } from './types';

export interface WritingParts {
  readonly doc: Doc;
  readonly undo: ReturnType<typeof createUndo>;
  readonly notices: Pick<Notices, 'offer'>;
  readonly mayEdit: Permission['mayEdit'];
}

/** Everything that changes the document, one undo step at a time, and takes it back. */
export function createWriting(
  editor: () => Editor,
  { doc, undo, notices, mayEdit }: WritingParts,
): Pick<Editor, 'run' | 'runAndTell' | 'undo' | 'redo'> {
  const step = (word: 'undo' | 'redo', act: () => UndoOutcome, empty = `Nothing left to ${word}.`): void => {
    if (!mayEdit()) return;
    editor().drag.flush();
    const outcome = act();
    if (outcome === 'nothing') editor().say(`Nothing to ${word}: somebody has since changed what that step touched.`);
    else if (outcome === 'empty') editor().say(empty);
    else editor().announce(word === 'undo' ? 'Undone.' : 'Redone.');
  };
  const run: Editor['run'] = (commands) => {
    if (!mayEdit()) return false;
    editor().drag.flush();
    applyCommands(doc, commands);
    undo.stopCapturing();
    return true;
  };
  return {
    run,
    runAndTell(commands, done) {
      const before = undo.newest();
      if (!run(commands)) return false;
      const made = undo.newest();
      if (made === null || made === before) {
        editor().say('Nothing was left to do: it has been done already.');
        return false;
      }
      const takeBack = (): void => step('undo', () => undo.takeBack(made), 'That has been taken back already.');
      notices.offer(done, 'Undo', takeBack, true);
      return true;
    },
    undo: () => step('undo', () => undo.undo()),
    redo: () => step('redo', () => undo.redo()),
  };
}
