import type { Doc } from 'yjs';
import { isTooNew } from '@/lib/document/roots';
import type { Session } from '../collab/session';
import type { AccessRole, Editor } from './types';

const VIEW_ONLY = 'This link may look at the map but not change it. Ask for an edit link to change it.';

/** Said when somebody else's newer program has changed the map under us. */
export const TOO_NEW =
  'A newer version of Throughline has changed this map, so this page only shows it. Nothing is lost; reload the page to go on.';

export interface Permission {
  /** What this page may do now. */
  roleNow(): AccessRole;
  /** True when this person may change the map now; otherwise says why not. */
  mayEdit(): boolean;
}

/** A document of a newer program is looked at and not touched: this one does not know what its edits would break. */
export function createPermission(editor: () => Editor, doc: Doc, session: Pick<Session, 'role'>): Permission {
  return {
    roleNow: () => (isTooNew(doc) ? 'view' : session.role()),
    mayEdit() {
      const { role, save } = editor().store.getState();
      if (role !== 'view') return true;
      if (isTooNew(doc)) editor().say(TOO_NEW, 'error');
      else editor().say(save.kind === 'loading' ? 'The map is still opening. Try again in a moment.' : VIEW_ONLY);
      return false;
    },
  };
}
