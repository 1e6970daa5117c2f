'use client';

import { useState } from 'react';
import type { Rating, Reaction, Touchpoint } from '@/lib/model/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { SegmentedField } from '../../ui/segmented-field';
import { TextField } from '../../ui/text-field';
import { REACTION_CHOICES } from './choices';
import { ReactionMark } from './reaction-mark';

type Side = NonNullable<Rating['side']>;

const SIDES: readonly { readonly value: Side; readonly label: string }[] = [
  { value: 'customer', label: 'Customer’s side' },
  { value: 'company', label: 'Company’s side' },
];

/** What the person at this page says of the touchpoint, by name. */
export function MyRating({ touchpoint, readOnly }: { readonly touchpoint: Touchpoint; readonly readOnly: boolean }) {
  const editor = useEditor();
  const { name } = useEditorState((state) => state.me);
  const mine = touchpoint.ratings?.find((rating) => rating.by.trim() === name);
  const [preferred, setPreferred] = useState<Side>('customer');
  const side = mine ? mine.side : preferred;
  const rate = (reaction: Reaction | undefined, from: Side | undefined): void => {
    const rating = reaction ? { reaction, side: from } : null;
    editor.run([{ type: 'rate', id: touchpoint.id, by: name, rating }]);
  };
  // A guest's name is a number that the next visit changes: a rating wants one that lasts.
  const isGuest = /^Guest( \d+)?$/.test(name);
  return (
    <div className="space-y-3">
      <SegmentedField<Reaction>
        label="Your rating"
        value={mine?.reaction}
        disabled={readOnly}
        segments={REACTION_CHOICES.map(({ value, label }) => ({
          value,
          label,
          icon: <ReactionMark reaction={value} size={18} />,
        }))}
        onChange={(reaction) => rate(reaction, side)}
        hint={isGuest ? `You rate as ${name}.` : `As ${name}. Press it again to take it back.`}
      />
      {isGuest && !readOnly ? (
        <TextField
          label="Your name, for your ratings"
          value=""
          onCommit={(typed) => {
            const next = typed.trim();
            if (next === '') return null;
            if (mine) editor.run([{ type: 'rate', id: touchpoint.id, by: name, rating: null }]);
            editor.setName(next);
            const by = editor.store.getState().me.name;
            if (mine) editor.run([{ type: 'rate', id: touchpoint.id, by, rating: mine }]);
            return null;
          }}
        />
      ) : null}
      <SegmentedField<Side>
        label="You look at it from"
        value={side}
        clearable={false}
        disabled={readOnly}
        segments={SIDES}
        onChange={(from) => {
          if (from) setPreferred(from);
          if (mine) rate(mine.reaction, from);
        }}
      />
    </div>
  );
}
