'use client';

import { FORMATS, type Format, type FormatId } from '@/lib/exchange/formats';
import { SelectField } from '../../ui/select-field';

const FAMILIES: readonly { readonly family: Format['family']; readonly title: string }[] = [
  { family: 'picture', title: 'Picture' },
  { family: 'exchange', title: 'For other programs' },
  { family: 'report', title: 'Report' },
];

const GROUPS = FAMILIES.map(({ family, title }) => ({
  title,
  formats: FORMATS.filter((format) => format.writes && format.family === family),
}));

export interface FormatPickerProps {
  readonly value: FormatId;
  readonly onChange: (format: FormatId) => void;
}

/** What the map can leave as: a list beside the choices where there is room. */
export function FormatList({ value, onChange }: FormatPickerProps) {
  return (
    <div className="space-y-4">
      {GROUPS.map(({ title, formats }) => (
        <fieldset key={title}>
          <legend className="mb-1 text-small font-medium leading-4 text-soft">{title}</legend>
          {formats.map(({ id, name }) => (
            <label
              key={id}
              className="relative flex min-h-[30px] cursor-pointer items-center rounded-lg px-2.5 text-detail font-medium hover:bg-neutral-bg has-checked:bg-neutral-bg has-checked:text-ink has-checked:ring-1 has-checked:ring-control has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="export-format"
                checked={id === value}
                onChange={() => onChange(id)}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              {name}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

/** The same where there is little room. */
export function FormatSelect({ value, onChange }: FormatPickerProps) {
  return (
    <SelectField
      label="Format"
      value={value}
      none={null}
      groups={GROUPS.map(({ title, formats }) => ({
        label: title,
        choices: formats.map(({ id, name }) => ({ value: id, label: name })),
      }))}
      onChange={(next) => next && onChange(next)}
    />
  );
}
