'use client';

import type { Rating } from '@/lib/model/types';
import { useEditorState } from '../../store/editor-context';
import { REACTION_WORDS } from '../../store/walk-step';
import { ReactionMark } from '../inspector/reaction-mark';

const SIDES = { customer: 'the customer’s side', company: 'the company’s side' } as const;

export interface SaidByProps {
  readonly ids: readonly string[];
  readonly labelOf: (id: string) => string;
}

/** Of more touchpoints than that it is told when they are opened. */
const MOST = 3;

/** Who says what of touchpoints on which people disagree. */
export function SaidBy({ ids, labelOf }: SaidByProps) {
  const touchpoints = useEditorState((state) => state.map.touchpoints);
  return touchpoints
    .filter(({ id, ratings = [] }) => ids.slice(0, MOST).includes(id) && ratings.length > 0)
    .map(({ id, ratings = [] }) => (
      <div key={id} className="mt-2">
        {ids.length > 1 ? <p className="text-detail font-medium">{labelOf(id) || 'No label'}</p> : null}
        <ul aria-label="Who says what" className="mt-1 space-y-1">
          {ratings.map((rating, index) => (
            <li key={index} className="flex items-start gap-2 text-detail">
              <ReactionMark reaction={rating.reaction} size={18} />
              <span className="min-w-0 [overflow-wrap:anywhere]">{said(rating)}</span>
            </li>
          ))}
        </ul>
      </div>
    ));
}

/** `Anna, the customer’s side: negative. She waited for a day.` */
function said({ by, side, reaction, note }: Rating): string {
  const who = [by.trim() || 'Somebody', side && SIDES[side]].filter(Boolean).join(', ');
  return `${who}: ${REACTION_WORDS[reaction]}${note?.trim() ? ` · ${note.trim()}` : ''}`;
}
