'use client';

import { SegmentedField } from '../../ui/segmented-field';
import type { ImportMode } from './perform-import';

export interface ModeFieldsProps {
  readonly mode: ImportMode;
  /** Touchpoints of the file whose ids the map has already. */
  readonly met: number;
  /** How it is added where nobody says how. */
  readonly usual: 'merge' | 'add';
  readonly onChange: (mode: ImportMode) => void;
}

const HINTS: Readonly<Record<ImportMode, string>> = {
  merge: 'Adds what is new and overwrites what has the same id. One undo takes it back.',
  add: 'All of it comes as new touchpoints, in free room. One undo takes it back.',
  replace: 'Everything in this map goes, for everybody here, and the file’s content comes. One undo takes it back.',
};

/** What is to become of the map that is there; and of what is in both, when something is. */
export function ModeFields({ mode, met, usual, onChange }: ModeFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SegmentedField
        label="What to do with it"
        value={mode === 'replace' ? 'replace' : 'add'}
        segments={[
          { value: 'add', label: 'Add to this map' },
          { value: 'replace', label: 'Replace this map' },
        ]}
        clearable={false}
        onChange={(next) => next && onChange(next === 'replace' ? 'replace' : usual)}
        hint={HINTS[mode]}
      />
      {mode !== 'replace' && met > 0 ? (
        <SegmentedField
          label={
            met === 1
              ? 'One touchpoint is here already, by its id'
              : `${met} touchpoints are here already, by their ids`
          }
          value={mode}
          segments={[
            { value: 'merge', label: 'Overwrite' },
            { value: 'add', label: 'Add all as new' },
          ]}
          clearable={false}
          onChange={(next) => next && onChange(next)}
        />
      ) : null}
    </div>
  );
}
