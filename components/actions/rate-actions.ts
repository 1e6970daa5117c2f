import type { Reaction } from '@/lib/model/types';
import { canEdit, targetIds } from './targets';
import type { Action } from './types';

function rate(id: string, label: string, key: string, reaction: Reaction | undefined): Action {
  return {
    id,
    label,
    keys: [key],
    group: 'rate',
    edits: true,
    duringWalk: 'also',
    enabled: (editor) => canEdit(editor) && targetIds(editor).length > 0,
    perform(editor) {
      const ids = targetIds(editor);
      if (!editor.run([{ type: 'set-touchpoints', ids, fields: { reaction } }])) return;
      editor.announce(ids.length === 1 ? `${label}.` : `${ids.length} touchpoints: ${label.toLowerCase()}.`);
    },
  };
}

/** The customer's reaction, on the selection. */
export const RATE_ACTIONS: readonly Action[] = [
  rate('rate-negative', 'Negative', '1', 'negative'),
  rate('rate-neutral', 'Neutral', '2', 'neutral'),
  rate('rate-positive', 'Positive', '3', 'positive'),
  rate('rate-none', 'Not rated', '0', undefined),
];
