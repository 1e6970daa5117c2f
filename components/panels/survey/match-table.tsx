'use client';

import { useMemo } from 'react';
import type { NameMatch } from '@/lib/exchange/survey/match-names';
import type { JourneyMap } from '@/lib/model/types';
import { SelectField } from '../../ui/select-field';

export interface MatchTableProps {
  readonly matches: readonly NameMatch[];
  readonly map: JourneyMap;
  readonly onMatch: (name: string, id: string | null) => void;
}

/** More than these are a survey about something else. */
const SHOWN = 200;
/** In a list of thousands nobody finds anything: then the likely ones are offered alone. */
const MOST_CHOICES = 500;

/** Which touchpoint each name of the survey means, those without one first; each can be changed. */
export function MatchTable({ matches, map, onMatch }: MatchTableProps) {
  const all = useMemo(
    () =>
      map.touchpoints
        .map(({ id, label }) => ({ value: id, label: label.replace(/\s+/g, ' ').trim() || 'No label' }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [map.touchpoints],
  );
  const labels = useMemo(() => new Map(all.map(({ value, label }) => [value, label])), [all]);
  const open = matches.filter(({ chosen }) => chosen === null);
  const sorted = [...open, ...matches.filter(({ chosen }) => chosen !== null)];
  return (
    <fieldset>
      <legend className="text-detail font-semibold">
        Names in the survey
        {open.length > 0 ? (
          <span className="font-normal text-negative"> · {open.length} without a touchpoint</span>
        ) : null}
      </legend>
      <ul className="mt-1.5 sm:max-h-72 divide-y divide-line overflow-y-auto rounded-xl border border-line">
        {sorted.slice(0, SHOWN).map(({ name, count, how, candidates, chosen }) => {
          const likely = candidates.map((id) => ({ value: id, label: labels.get(id) ?? 'No label' }));
          return (
            <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-3 py-2">
              <div className="min-w-36 flex-1">
                <p className="text-detail font-semibold [overflow-wrap:anywhere]">{name}</p>
                <p className="text-small text-soft">
                  {count} {count === 1 ? 'answer' : 'answers'}
                  {chosen === null ? `, ${how === 'none' ? 'nothing is called so' : 'choose which is meant'}` : null}
                </p>
              </div>
              <SelectField
                label={`${name} is`}
                hideLabel
                className="w-64 max-sm:w-full"
                value={chosen ?? undefined}
                none="No touchpoint"
                choices={likely}
                groups={
                  all.length <= MOST_CHOICES
                    ? [{ label: 'All touchpoints', choices: all.filter(({ value }) => !candidates.includes(value)) }]
                    : []
                }
                onChange={(id) => onMatch(name, id ?? null)}
              />
            </li>
          );
        })}
      </ul>
      {sorted.length > SHOWN ? (
        <p className="mt-1 text-detail text-soft">and {sorted.length - SHOWN} more names.</p>
      ) : null}
    </fieldset>
  );
}
