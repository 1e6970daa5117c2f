'use client';

import type { Reaction, Touchpoint } from '@/lib/model/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { SegmentedField } from '../../ui/segmented-field';
import { ReactionMark } from '../inspector/reaction-mark';

const WORDS = { negative: 'Negative', neutral: 'Neutral', positive: 'Positive', none: 'Not rated' } as const;

/** The customer's reaction at the step: the same field that the details and the keys 1, 2, 3 and 0 write. */
export function WalkReactions({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  return (
    <SegmentedField<Reaction | 'none'>
      label="How does the customer react?"
      value={touchpoint.reaction ?? 'none'}
      clearable={false}
      disabled={readOnly}
      segments={(['negative', 'neutral', 'positive', 'none'] as const).map((value) => ({
        value,
        label: WORDS[value],
        icon: (
          <span className="max-sm:hidden">
            <ReactionMark reaction={value === 'none' ? null : value} size={18} />
          </span>
        ),
      }))}
      onChange={(value) =>
        editor.run([
          {
            type: 'set-touchpoints',
            ids: [touchpoint.id],
            fields: { reaction: value === 'none' ? undefined : value },
          },
        ])
      }
    />
  );
}
