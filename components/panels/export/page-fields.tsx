'use client';

import type { PageSize } from '@/lib/export/options';
import { SegmentedField } from '../../ui/segmented-field';
import type { ExportChoices } from './choices';

export interface PageFieldsProps {
  readonly choices: ExportChoices;
  /** What the sheets come to; null while that is not known. */
  readonly outcome: string | null;
  readonly onChange: (change: Partial<ExportChoices>) => void;
}

const PAGES: readonly { readonly value: PageSize; readonly label: string; readonly name?: string }[] = [
  { value: 'fit', label: 'Fit', name: 'Fit: one page as large as the map' },
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
  { value: 'letter', label: 'Letter' },
];

/** The paper of a PDF, and whether the map is shrunk to one sheet or laid over several. */
export function PageFields({ choices, outcome, onChange }: PageFieldsProps) {
  return (
    <>
      <SegmentedField
        label="Page"
        value={choices.page}
        segments={PAGES}
        clearable={false}
        onChange={(page) => page && onChange({ page })}
        hint={choices.page === 'fit' ? (outcome ?? undefined) : undefined}
      />
      {choices.page === 'fit' ? null : (
        <SegmentedField
          label="A large map"
          value={choices.tiled ? 'tiled' : 'one'}
          segments={[
            { value: 'one', label: 'On one sheet' },
            { value: 'tiled', label: 'Over several' },
          ]}
          clearable={false}
          onChange={(next) => onChange({ tiled: next === 'tiled' })}
          hint={outcome ?? undefined}
        />
      )}
    </>
  );
}
