'use client';

import type { Standard } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import { Section } from './section';
import { FormNumber, refuseLength, useTouchpointForm } from './touchpoint-form';

/** The promise that can be controlled, and what was measured. */
export function QualitySection() {
  return (
    <Section title="Quality">
      <StandardFields />
      <FormNumber
        name="employees"
        label="Employees involved"
        rule={{ min: 0 }}
        hint="The fewest hands before a sale."
      />
    </Section>
  );
}

function StandardFields() {
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const one = touchpoints.length === 1 ? touchpoints[0] : undefined;
  if (!one) return <p className="text-detail leading-5 text-soft">Select one touchpoint to give its standard.</p>;
  const standard = one.standard ?? {};
  const change = (fields: Partial<Standard>): void => {
    const next = { ...standard, ...fields };
    const empty = Object.values(next).every((value) => value === undefined);
    set({ standard: empty ? undefined : next });
  };
  const text = (name: 'text' | 'unit') => (typed: string) => {
    const refused = refuseLength(typed, LIMITS.textCharacters);
    if (refused === null) change({ [name]: typed.trim() === '' ? undefined : typed.trim() });
    return refused;
  };
  return (
    <>
      <TextField
        label="Standard"
        placeholder="Answer a call"
        value={standard.text ?? ''}
        disabled={readOnly}
        onCommit={text('text')}
      />
      <div className="grid grid-cols-3 gap-2">
        <NumberField
          label="Promised"
          value={standard.target}
          disabled={readOnly}
          onCommit={(target) => change({ target })}
        />
        <NumberField
          label="Measured"
          value={standard.actual}
          disabled={readOnly}
          onCommit={(actual) => change({ actual })}
        />
        <TextField
          label="Unit"
          placeholder="s"
          value={standard.unit ?? ''}
          disabled={readOnly}
          onCommit={text('unit')}
        />
      </div>
    </>
  );
}
