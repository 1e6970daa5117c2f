'use client';

import { useMemo } from 'react';
import type { PicturePart } from '@/lib/export/options';
import { useEditorState } from '../../store/editor-context';
import { SelectField } from '../../ui/select-field';
import { ChainFields } from './chain-fields';

export interface PartFieldProps {
  readonly part: PicturePart;
  readonly onChange: (part: PicturePart) => void;
}

const PHASE = 'phase:';

/** Which touchpoints are taken: all, what is selected, a chain, or a phase. */
export function PartField({ part, onChange }: PartFieldProps) {
  const phases = useEditorState((state) => state.map.phases);
  const selection = useEditorState((state) => state.selection.touchpoints);
  const used = useEditorState((state) => state.map.touchpoints);
  const inUse = useMemo(() => new Set(used.map(({ phase }) => phase)), [used]);
  const choices = [
    { value: 'whole', label: 'The whole map' },
    ...(selection.size > 0
      ? [
          {
            value: 'selection',
            label: selection.size === 1 ? 'The selected touchpoint' : `The ${selection.size} selected touchpoints`,
          },
        ]
      : []),
    { value: 'chain', label: 'A chain' },
  ];
  const columns = phases
    .filter(({ id }) => inUse.has(id))
    .map(({ id, label }) => ({ value: `${PHASE}${id}`, label: label.trim() || 'Phase without a name' }));
  const choose = (value: string | undefined): void => {
    if (value === 'selection') onChange({ kind: 'selection', ids: [...selection] });
    else if (value === 'chain') onChange({ kind: 'chain', ids: [] });
    else if (value?.startsWith(PHASE)) onChange({ kind: 'phase', id: value.slice(PHASE.length) });
    else onChange({ kind: 'whole' });
  };
  return (
    <div className="space-y-3">
      <SelectField
        label="What part"
        value={part.kind === 'phase' ? `${PHASE}${part.id}` : part.kind}
        none={null}
        choices={choices}
        groups={columns.length > 0 ? [{ label: 'A phase', choices: columns }] : []}
        onChange={choose}
      />
      {part.kind === 'chain' ? (
        <ChainFields path={part.ids} onChange={(ids) => onChange({ kind: 'chain', ids })} />
      ) : null}
    </div>
  );
}
