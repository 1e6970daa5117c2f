'use client';

import type { Verdict } from '@/lib/analysis/types';
import type { SurveyedTouchpoint } from '@/lib/exchange/survey/apply-survey';
import type { JourneyMap, Reaction } from '@/lib/model/types';
import type { SurveyAnswerSheet } from '../../reading/survey-messages';
import { ReactionMark } from '../inspector/reaction-mark';

export interface AnswerTableProps {
  readonly sheet: Extract<SurveyAnswerSheet, { ok: true }>;
  readonly map: JourneyMap;
}

/** More are counted. */
const SHOWN = 200;

const VERDICTS: Readonly<Record<Verdict, string>> = {
  intact: 'works',
  'at-risk': 'is at risk',
  broken: 'is broken',
  incomplete: 'is incomplete',
};

/** What the answers would make of each touchpoint, and of the chains. */
export function AnswerTable({ sheet, map }: AnswerTableProps) {
  const { touchpoints, flips } = sheet;
  const labels = new Map(map.touchpoints.map(({ id, label }) => [id, label]));
  return (
    <section aria-label="What the answers change">
      <p className="text-body">
        {flips.length === 0 ? 'No chain gets another verdict by it.' : null}
        {flips.map(({ start, before, after }) => (
          <span key={start} className="block [overflow-wrap:anywhere]">
            <b className="font-semibold">{labels.get(start) || 'No label'}</b> {VERDICTS[before]} now, and{' '}
            <b className="font-semibold">{VERDICTS[after]}</b> with the answers.
          </span>
        ))}
      </p>
      {touchpoints.length > 0 ? (
        <div className="mt-2 sm:max-h-72 overflow-y-auto rounded-xl border border-line">
          <table className="w-full text-left text-detail">
            <thead>
              <tr className="text-small text-soft">
                <th className="px-3 py-2 font-medium">Touchpoint</th>
                <th className="px-2 py-2 text-right font-medium">Answers</th>
                <th className="px-2 py-2 font-medium max-sm:hidden">Customers say</th>
                <th className="px-3 py-2 font-medium">What counts</th>
              </tr>
            </thead>
            <tbody>
              {touchpoints.slice(0, SHOWN).map((one) => (
                <AnswerRow key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {touchpoints.length > SHOWN ? (
        <p className="mt-1 text-detail text-soft">and {touchpoints.length - SHOWN} more touchpoints.</p>
      ) : null}
    </section>
  );
}

function AnswerRow({ one }: { readonly one: SurveyedTouchpoint }) {
  return (
    <tr className="border-t border-line align-top">
      <td className="px-3 py-2 [overflow-wrap:anywhere]">
        {one.label || 'No label'}
        {one.flips ? <span className="block text-small text-soft">The team says {one.team}</span> : null}
      </td>
      <td className="px-2 py-2 text-right tabular-nums">{one.answers}</td>
      <td className="px-2 py-2 max-sm:hidden">
        <Said reaction={one.customers} />
      </td>
      <td className="px-3 py-2">
        {one.before === one.after ? (
          <span className="text-soft">stays {one.after ?? 'not rated'}</span>
        ) : (
          <span className="flex flex-wrap items-center gap-x-1.5">
            <span className="text-soft">{one.before ?? 'not rated'} →</span>
            <Said reaction={one.after} />
          </span>
        )}
      </td>
    </tr>
  );
}

function Said({ reaction }: { readonly reaction: Reaction | null }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium">
      <ReactionMark reaction={reaction} size={16} />
      {reaction ?? 'not rated'}
    </span>
  );
}
