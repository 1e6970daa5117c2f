'use client';

import type { JourneyMap } from '@/lib/model/types';
import { CheckField } from '../../ui/check-field';
import { SegmentedField } from '../../ui/segmented-field';
import { type ExportChoices, SCALES } from './choices';
import { mapContents } from './map-contents';
import { PageFields } from './page-fields';

export interface OptionFieldsProps {
  readonly choices: ExportChoices;
  readonly map: JourneyMap;
  /** What the pixels, or the sheets, come to; null while that is not known. */
  readonly outcome: string | null;
  readonly onChange: (change: Partial<ExportChoices>) => void;
}

/** How a picture is to look and what it is to carry: what its format has a use for. */
export function OptionFields({ choices, map, outcome, onChange }: OptionFieldsProps) {
  const { format } = choices;
  return (
    <>
      {format === 'png' ? (
        <SegmentedField
          label="Size"
          value={String(choices.scale)}
          segments={SCALES.map((scale) => ({
            value: String(scale),
            label: `${scale}×`,
            name: `${scale} times the size`,
          }))}
          clearable={false}
          onChange={(scale) => onChange({ scale: Number(scale) })}
          hint={outcome ?? 'Counting the pixels…'}
        />
      ) : null}
      {format === 'pdf' ? <PageFields choices={choices} outcome={outcome} onChange={onChange} /> : null}
      <SegmentedField
        label="Colours"
        value={choices.theme}
        segments={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        clearable={false}
        onChange={(theme) => theme && onChange({ theme })}
      />
      {format === 'pdf' ? null : (
        <CheckField
          label="No ground behind it"
          hint={choices.transparent ? 'To stand on the page of a document or a slide.' : undefined}
          checked={choices.transparent}
          onChange={(transparent) => onChange({ transparent })}
        />
      )}
      <PictureContents choices={choices} onChange={onChange} />
      {format === 'pdf' ? null : (
        <CheckField
          label="Carry the map, so that it opens again"
          hint={
            choices.data
              ? `Whoever gets the file gets all of it: ${mapContents(map)}.`
              : 'Only what is drawn leaves. It can’t be opened again.'
          }
          checked={choices.data}
          onChange={(data) => onChange({ data })}
        />
      )}
      {format === 'svg' ? (
        <CheckField
          label="Carry the font"
          hint="So that it looks the same where Inter is not installed."
          checked={choices.fonts}
          onChange={(fonts) => onChange({ fonts })}
        />
      ) : null}
    </>
  );
}

/** What stands in a picture besides the touchpoints. */
function PictureContents({ choices, onChange }: Pick<OptionFieldsProps, 'choices' | 'onChange'>) {
  const check = (key: 'title' | 'verdict' | 'legend' | 'dated' | 'names' | 'notes', label: string) => (
    <CheckField label={label} checked={choices[key]} onChange={(on) => onChange({ [key]: on })} />
  );
  return (
    <fieldset>
      <legend className="text-small font-medium leading-4 text-soft">With</legend>
      <div className="mt-0.5 grid grid-cols-2 gap-x-3">
        {check('title', 'Title')}
        {check('verdict', 'Verdict')}
        {check('legend', 'Legend')}
        {check('dated', 'Today’s date')}
        {check('names', 'People’s names')}
        {check('notes', 'Notes')}
      </div>
    </fieldset>
  );
}
