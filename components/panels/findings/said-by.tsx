'use client';

import type { Rating } from '@/lib/model/types';
import { useEditorState } from '../../store/editor-context';
import { REACTION_WORDS } from '../../store/walk-step';
import { ReactionMark } from '../inspector/reaction-mark';

const SIDES = { customer: 'the customer’s side', company: 'the company’s side' } as const;

/** Who says what of a touchpoint on which people disagree. */
export function SaidBy({ id }: { readonly id: string }) {
  const ratings = useEditorState((state) => state.map.touchpoints.find((one) => one.id === id)?.ratings);
  if (!ratings || ratings.length === 0) return null;
  return (
    <ul aria-label="Who says what" className="mt-1.5 space-y-1">
      {ratings.map((rating, index) => (
        <li key={index} className="flex items-start gap-2 text-[13px] leading-[18px]">
          <ReactionMark reaction={rating.reaction} size={18} />
          <span className="min-w-0 [overflow-wrap:anywhere]">{said(rating)}</span>
        </li>
      ))}
    </ul>
  );
}

/** `Anna, the customer’s side: negative. She waited for a day.` */
function said({ by, side, reaction, note }: Rating): string {
  const who = [by.trim() || 'Somebody', side && SIDES[side]].filter(Boolean).join(', ');
  return `${who}: ${REACTION_WORDS[reaction]}${note?.trim() ? ` · ${note.trim()}` : ''}`;
}
