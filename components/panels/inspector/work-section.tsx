'use client';

import { isDate } from '@/lib/model/dates';
import { TextField } from '../../ui/text-field';
import { STATUS_CHOICES } from './choices';
import { commonValue } from './common-value';
import { Section } from './section';
import { TaskList } from './task-list';
import { FormChoice, FormNumber, FormText, useTouchpointForm } from './touchpoint-form';

const SCORE = { min: 1, max: 5, whole: true } as const;

/** Law 3: who mends it, until when, and what it is worth. */
export function WorkSection() {
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const due = commonValue(touchpoints, (touchpoint) => touchpoint.due);
  return (
    <Section title="Work">
      <FormText name="owner" label="Owner" placeholder="Who answers for it" />
      <FormChoice name="status" label="Status" choices={STATUS_CHOICES} />
      <TextField
        label="Due"
        type="date"
        value={due.value ?? ''}
        mixed={due.mixed}
        disabled={readOnly}
        onCommit={(typed) => {
          if (typed !== '' && !isDate(typed)) return 'That is no day of the calendar. Give it as year-month-day.';
          set({ due: typed === '' ? undefined : typed });
          return null;
        }}
      />
      <div className="grid grid-cols-2 gap-3">
        <FormNumber name="impact" label="Impact, 1–5" rule={SCORE} />
        <FormNumber name="effort" label="Effort, 1–5" rule={SCORE} />
      </div>
      <TaskList />
    </Section>
  );
}
