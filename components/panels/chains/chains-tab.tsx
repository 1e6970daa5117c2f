'use client';

import { useState } from 'react';
import type { Analysis } from '@/lib/analysis/types';
import { chainsLine } from '@/lib/analysis/words/chains-line';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import type { ChainQuery } from '../../store/chain-listing';
import { useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { SegmentedField } from '../../ui/segmented-field';
import { SelectField } from '../../ui/select-field';
import { useLabels } from '../use-labels';
import { useSpotlight } from '../use-spotlight';
import { ChainRow } from './chain-row';
import { useChainList } from './use-chain-list';

const FILTERS = [
  { value: 'all', label: 'All' },
  { value: 'intact', label: 'Working' },
  { value: 'broken', label: 'Broken' },
] as const;

/** What was chosen outlives the panel, which makes room while a chain is walked. */
const chosen: { filter: ChainQuery['filter']; scope: string | null } = { filter: 'all', scope: null };

/** The chains of the map, best first, listed as far as one asks; each opens its path and can be walked. */
export function ChainsTab() {
  const analysis = useEditorState((state) => state.analysis);
  const [wanted, setWanted] = useState(chosen.scope);
  const [filter, setFilter] = useState(chosen.filter);
  chosen.scope = wanted;
  chosen.filter = filter;
  const [narrow, setNarrow] = useState(false);
  const selected = useEditorState(({ selection }) =>
    selection.touchpoints.size === 1 ? ([...selection.touchpoints][0] ?? null) : null,
  );
  const selectedScope = useEditorState((state) =>
    selected === null ? null : (state.states.touchpoints.get(selected)?.scope ?? null),
  );
  const through = narrow ? selected : null;
  const scopes = scopesWithChains(analysis, wanted);
  // Chains that pass a touchpoint are those of its own level.
  const scope = through !== null ? selectedScope : scopes.includes(wanted) ? wanted : null;
  const list = useChainList({ scope, filter, through });
  const spotlight = useSpotlight();
  const labelOf = useLabels();
  const count = analysis?.scopeFigures.find((one) => one.id === scope)?.chains;
  if (analysis && scopes.length === 0) return <p className="text-detail text-soft">{noChain(analysis)}</p>;
  const { chains, pending } = list;
  return (
    <>
      <div className="mb-3.5 space-y-3">
        {scopes.length > 1 && through === null ? (
          <SelectField
            label="Chains of"
            value={scope ?? ROOT}
            none={null}
            choices={scopes.map((id) => ({
              value: id ?? ROOT,
              label: id === null ? 'The whole map' : `Inside “${labelOf(id) || 'No label'}”`,
            }))}
            onChange={(value) => setWanted(value === undefined || value === ROOT ? null : value)}
          />
        ) : null}
        <SegmentedField
          label={through === null && count && count.total > 0n ? capital(chainsLine(count)) : 'Which chains'}
          value={filter}
          clearable={false}
          segments={FILTERS}
          onChange={(value) => setFilter(value ?? 'all')}
        />
        {selected !== null ? (
          <label className="flex min-h-6 items-center gap-2 text-detail">
            <input
              type="checkbox"
              checked={narrow}
              onChange={(event) => setNarrow(event.target.checked)}
              className="size-4 shrink-0 accent-positive"
            />
            <span className="line-clamp-2 [overflow-wrap:anywhere]">
              Only through “{labelOf(selected) || 'No label'}”
            </span>
          </label>
        ) : null}
      </div>
      {list.failed ? (
        <p className="text-detail text-soft">The chains could not be listed. Change anything to try again.</p>
      ) : null}
      {chains.length === 0 && !list.failed ? (
        <p role="status" className="text-detail text-soft">
          {pending ? 'Listing the chains…' : list.gaveUp ? GAVE_UP : NONE[through === null ? filter : 'through']}
        </p>
      ) : null}
      <ol aria-label="Chains, best first" aria-busy={pending} className="space-y-2">
        {chains.map((chain) => (
          <ChainRow key={chain.path.join(' ')} chain={chain} spotlight={spotlight} labelOf={labelOf} />
        ))}
      </ol>
      {list.done || (chains.length === 0 && !list.gaveUp) ? null : (
        <Button look="ghost" size="small" className="mt-2 w-full" disabled={pending} onClick={list.more}>
          {list.gaveUp ? 'Look further' : 'Show more'}
        </Button>
      )}
      {chains.length > 0 && list.gaveUp ? <p className="mt-2 text-detail text-soft">{GAVE_UP}</p> : null}
    </>
  );
}

const ROOT = ' root';
const GAVE_UP = 'There may be more chains, but finding them takes long. To narrow it down, select a touchpoint.';
const NONE = {
  all: 'No chain yet.',
  intact: 'No chain works: each one breaks somewhere.',
  broken: 'No chain is broken.',
  through: 'No such chain passes through it.',
} as const;

/** Scopes that have chains, the root first, and the one that was chosen even if it has lost them. */
function scopesWithChains(analysis: Analysis | null, wanted: string | null): readonly (string | null)[] {
  const scopes = analysis?.scopeFigures ?? [];
  return scopes.filter(({ id, chains }) => chains.total > 0n || (id !== null && id === wanted)).map(({ id }) => id);
}

function noChain(analysis: Analysis): string {
  const { total } = analysis.scopeFigures[0]?.chains ?? { total: 0n };
  return total > 0n ? NONE.all : `${verdictLine(analysis).text}.`.replace('?.', '?');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
