'use client';

import { useEffect } from 'react';
import { useEditorState } from '../../store/editor-context';
import { SelectField } from '../../ui/select-field';
import { useChainList } from '../chains/use-chain-list';
import { useLabels } from '../use-labels';

export interface ChainFieldsProps {
  /** Ids of the chain; a single one stands for all chains that begin there, none for nothing chosen yet. */
  readonly path: readonly string[];
  readonly onChange: (path: readonly string[]) => void;
}

const ALL = 'all';
const SIGNS = 60;

/** Where a chain begins, and which of those that begin there. */
export function ChainFields({ path, onChange }: ChainFieldsProps) {
  const starts = useEditorState((state) => state.states.scopes[0]?.starts ?? NONE);
  const labelOf = useLabels();
  const from = path[0] ?? starts[0]?.id ?? null;
  const list = useChainList({ scope: null, filter: 'all', through: from });
  // The first start is shown as chosen, so it is.
  useEffect(() => {
    if (path.length === 0 && from !== null) onChange([from]);
  }, [path, from, onChange]);
  if (starts.length === 0)
    return <p className="text-detail text-soft">There is no chain yet: nothing is marked as a start.</p>;
  const chains = list.chains.filter((chain) => chain.path[0] === from && chain.path.length > 1);
  return (
    <>
      <SelectField
        label="That begins at"
        value={from ?? undefined}
        none={null}
        choices={starts.map(({ id }) => ({ value: id, label: labelOf(id) || 'No label' }))}
        onChange={(id) => id && onChange([id])}
      />
      <SelectField
        label="Which chain"
        value={path.length > 1 ? path.join(' ') : ALL}
        none={null}
        choices={[
          { value: ALL, label: 'All that begin there' },
          ...chains.map((chain) => ({ value: chain.path.join(' '), label: nameOf(chain.path, labelOf) })),
        ]}
        onChange={(value) => {
          if (value !== undefined && from !== null) onChange(value === ALL ? [from] : value.split(' '));
        }}
        hint={list.pending ? 'Listing the chains…' : list.done ? undefined : `The ${chains.length} best are listed.`}
      />
    </>
  );
}

const NONE: readonly { readonly id: string }[] = [];

/** `5: Site → Form → Call`: the start is said above. */
function nameOf(path: readonly string[], labelOf: (id: string) => string): string {
  const words = path
    .slice(1)
    .map((id) => labelOf(id) || 'No label')
    .join(' → ');
  return `${path.length}: … ${words.length > SIGNS ? `${words.slice(0, SIGNS)}…` : words}`;
}
