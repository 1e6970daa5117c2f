'use client';

import type { Dispute, Verdict } from '@/lib/analysis/types';
import { countOf } from '@/lib/analysis/words/count-words';
import type { Reaction, Touchpoint } from '@/lib/model/types';
import { useEditorState } from '../../store/editor-context';
import { ReactionMark } from './reaction-mark';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  intact: 'intact',
  'at-risk': 'at risk',
  broken: 'broken',
  incomplete: 'incomplete',
};

/** More starts than this are counted. */
const MOST = 3;

/** What all who rated say together, what counts, and what hangs on it when they disagree. */
export function RatingTally({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const counts = useEditorState((state) => state.states.touchpoints.get(touchpoint.id)?.reaction ?? null);
  const dispute = useEditorState((state) => state.analysis?.disputes.find(({ id }) => id === touchpoint.id));
  const ratings = touchpoint.ratings ?? [];
  if (ratings.length === 0) return null;
  return (
    <div className="space-y-2 text-detail">
      <p>
        {tallyWords(ratings.map(({ reaction }) => reaction))}.{' '}
        <span className="inline-flex items-center gap-1 align-bottom font-medium">
          <ReactionMark reaction={counts} size={16} />
          {touchpoint.reaction ? `${capital(counts)} counts: set above.` : `${capital(counts)} counts, in the middle.`}
        </span>
      </p>
      {dispute ? <DisputeWords dispute={dispute} /> : null}
    </div>
  );
}

function DisputeWords({ dispute }: { readonly dispute: Dispute }) {
  const labelOf = useEditorState((state) => state.map.touchpoints);
  const { votes, flips, exact } = dispute;
  const name = (id: string): string =>
    labelOf
      .find((one) => one.id === id)
      ?.label.replace(/\s+/g, ' ')
      .trim() || id;
  return (
    <div className="rounded-lg border border-line bg-neutral-bg p-2.5">
      <p className="font-medium">
        Disputed: {votes.negative} negative, {votes.neutral + votes.positive} not.
      </p>
      {flips.length > 0 ? (
        <>
          <p className="mt-1 text-soft">If the others are right:</p>
          <ul className="mt-0.5 [overflow-wrap:anywhere]">
            {flips.slice(0, MOST).map(({ start, from, to }) => (
              <li key={start}>
                “{name(start)}” <span className="text-soft">{VERDICTS[from]}</span> → {VERDICTS[to]}
              </li>
            ))}
          </ul>
          {flips.length > MOST ? <p className="text-soft">and {countOf(flips.length - MOST, 'more start')}</p> : null}
        </>
      ) : (
        <p className="mt-1 text-soft">
          {exact ? 'No verdict hangs on it.' : 'There are too many disputes to work out what hangs on it.'}
        </p>
      )}
    </div>
  );
}

/** '3 people rated it: 2 negative, 1 positive' */
function tallyWords(reactions: readonly Reaction[]): string {
  const parts = (['negative', 'neutral', 'positive'] as const)
    .map((reaction) => ({ reaction, count: reactions.filter((one) => one === reaction).length }))
    .filter(({ count }) => count > 0)
    .map(({ reaction, count }) => `${count} ${reaction}`);
  return `${reactions.length === 1 ? '1 rating' : `${reactions.length} ratings`}: ${parts.join(', ')}`;
}

const capital = (reaction: Reaction | null): string =>
  reaction ? reaction.charAt(0).toUpperCase() + reaction.slice(1) : 'Nothing';
