'use client';

import type { CompetitorRating, Rating, Reaction } from '@/lib/model/types';
import { INPUT_CLASS } from '../../ui/field';
import { TextField } from '../../ui/text-field';
import { REACTION_CHOICES } from './choices';
import { MyRating } from './my-rating';
import { RatingTally } from './rating-tally';
import { RecordList } from './record-list';
import { Section } from './section';
import { useTouchpointForm } from './touchpoint-form';

/** How several people, and the competitors, do here. */
export function ViewsSection() {
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const one = touchpoints.length === 1 ? touchpoints[0] : undefined;
  if (!one) return null;
  return (
    <Section title="Ratings and competitors">
      <MyRating key={one.id} touchpoint={one} readOnly={readOnly} />
      <RatingTally touchpoint={one} />
      <RecordList<Rating>
        label="Ratings by people"
        empty="Nobody has rated it by name. Without a reaction above, the median of these counts."
        add="Add a rating"
        records={one.ratings ?? []}
        readOnly={readOnly}
        fresh={() => ({ by: '', side: 'customer', reaction: 'neutral' })}
        onChange={(ratings) => set({ ratings })}
        render={(rating, change) => (
          <>
            <div className="grid grid-cols-2 gap-2">
              <TextField
                label="By"
                value={rating.by}
                disabled={readOnly}
                onCommit={(by) => {
                  change({ ...rating, by: by.trim() });
                  return null;
                }}
              />
              <ReactionSelect
                value={rating.reaction}
                readOnly={readOnly}
                onChange={(reaction) => reaction && change({ ...rating, reaction })}
              />
            </div>
            <SideSelect rating={rating} readOnly={readOnly} onChange={(side) => change({ ...rating, side })} />
            <TextField
              label="Note"
              value={rating.note ?? ''}
              disabled={readOnly}
              onCommit={(note) => {
                change({ ...rating, note: note.trim() === '' ? undefined : note });
                return null;
              }}
            />
          </>
        )}
      />
      <RecordList<CompetitorRating>
        label="Competitors"
        empty="Rate the same touchpoint for a competitor to see where you stand out."
        add="Add a competitor"
        records={one.competitors ?? []}
        readOnly={readOnly}
        fresh={() => ({ name: '' })}
        onChange={(competitors) => set({ competitors })}
        render={(competitor, change) => (
          <div className="grid grid-cols-2 gap-2">
            <TextField
              label="Name"
              value={competitor.name}
              disabled={readOnly}
              onCommit={(name) => {
                change({ ...competitor, name: name.trim() });
                return null;
              }}
            />
            <ReactionSelect
              value={competitor.reaction}
              clearable
              readOnly={readOnly}
              onChange={(reaction) => change({ ...competitor, reaction })}
            />
          </div>
        )}
      />
    </Section>
  );
}

function ReactionSelect(props: {
  readonly value: Reaction | undefined;
  readonly clearable?: boolean;
  readonly readOnly: boolean;
  readonly onChange: (value: Reaction | undefined) => void;
}) {
  return (
    <label className="block text-small font-medium leading-4 text-soft">
      Reaction
      <select
        value={props.value ?? ''}
        disabled={props.readOnly}
        onChange={(event) => props.onChange(REACTION_CHOICES.find((it) => it.value === event.target.value)?.value)}
        className={`${INPUT_CLASS} mt-1.5 h-9`}
      >
        {props.clearable ? <option value="">Not rated</option> : null}
        {REACTION_CHOICES.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

function SideSelect(props: {
  readonly rating: Rating;
  readonly readOnly: boolean;
  readonly onChange: (side: Rating['side']) => void;
}) {
  return (
    <label className="block text-small font-medium leading-4 text-soft">
      Seen from
      <select
        value={props.rating.side ?? ''}
        disabled={props.readOnly}
        onChange={(event) => {
          const { value } = event.target;
          props.onChange(value === 'customer' || value === 'company' ? value : undefined);
        }}
        className={`${INPUT_CLASS} mt-1.5 h-9`}
      >
        <option value="">Not said</option>
        <option value="customer">The customer’s side</option>
        <option value="company">The company’s side</option>
      </select>
    </label>
  );
}
