import type { Editor } from '../../store/types';
import type { DropTargets } from '../nesting/drop-target';

type Place = { readonly x: number; readonly y: number };

export interface CardMove {
  /** The pointer is there now, on the canvas. False: somebody else ended the drag meanwhile, and nothing is moved. */
  to(at: Place, altKey: boolean): boolean;
  drop(at: Place): void;
  cancel(): void;
}

/**
 * A drag of cards by a pointer, which began at `from` on the canvas: of all that is chosen when it takes hold of one of
 * them, otherwise of the one alone. `more`: with Shift, Ctrl or Cmd it is chosen as well as the others.
 */
export function beginMove(editor: Editor, drops: DropTargets, id: string, from: Place, more: boolean): CardMove {
  const { selection } = editor.store.getState();
  if (!selection.touchpoints.has(id)) {
    editor.select({
      touchpoints: more ? [...selection.touchpoints, id] : [id],
      transitions: more ? [...selection.transitions] : [],
    });
  }
  const ids = [...editor.store.getState().selection.touchpoints];
  let begun = false;
  const live = (): boolean => editor.store.getState().drag !== null;
  return {
    to(at, altKey) {
      if (begun && !live()) {
        drops.cancel();
        return false;
      }
      begun = true;
      editor.drag.to(ids, at.x - from.x, at.y - from.y);
      drops.over(ids, at, altKey);
      return true;
    },
    drop(at) {
      if (live()) drops.drop(ids, at);
      else drops.cancel();
    },
    cancel() {
      drops.cancel();
      editor.drag.cancel();
    },
  };
}
