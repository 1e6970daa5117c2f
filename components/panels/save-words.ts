import { STORAGE_FAILURES } from '@/lib/protocol/storage-failures';
import type { AccessRole, SaveState } from '../store/types';

export interface SaveWords {
  /** A word or two for the bar. */
  readonly short: string;
  /** A sentence: what that means. */
  readonly long: string;
  readonly mood: 'calm' | 'busy' | 'offline' | 'trouble';
}

/**
 * How our edits stand, in words. 'Saved' is said only when the server has stored them.
 * @param slow the server has not answered for a while
 */
export function saveWords(save: SaveState, role: AccessRole, slow = false): SaveWords {
  switch (save.kind) {
    case 'loading':
      return { short: 'Opening…', long: 'The map is being opened.', mood: 'busy' };
    case 'saved':
      return role === 'view'
        ? { short: 'View only', long: 'You see the map live. This link can’t change it.', mood: 'calm' }
        : { short: 'Saved', long: 'The server has stored everything.', mood: 'calm' };
    case 'saving':
      return slow
        ? {
            short: 'Still saving…',
            long: 'The server has not answered yet. Your changes are kept in this browser and sent again when it does.',
            mood: 'busy',
          }
        : { short: 'Saving…', long: 'Your last change is on its way to the server.', mood: 'busy' };
    case 'offline':
      if (save.failure && save.unsaved) {
        const long = `Not saved: ${STORAGE_FAILURES[save.failure]}. Your edits are kept in this browser and sent when it is back.`;
        return { short: 'Not saved', long, mood: 'trouble' };
      }
      return save.unsaved
        ? {
            short: 'Offline: kept in this browser',
            long: 'The server can’t be reached. Go on working: your changes are kept in this browser and sent when the connection is back.',
            mood: 'offline',
          }
        : {
            short: 'Offline',
            long: 'The server can’t be reached. Everything you did is stored. Go on working: changes are kept in this browser and sent later.',
            mood: 'offline',
          };
    case 'refused':
      return { short: 'Not saved', long: save.reason, mood: 'trouble' };
  }
}
