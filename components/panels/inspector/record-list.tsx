'use client';

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button';

export interface RecordListProps<T> {
  readonly label: string;
  /** What to say while there are none. */
  readonly empty: string;
  readonly add: string;
  readonly records: readonly T[];
  readonly readOnly: boolean;
  readonly fresh: () => T;
  /** The whole list after a change; undefined when nothing is left. */
  readonly onChange: (records: readonly T[] | undefined) => void;
  readonly render: (record: T, change: (next: T) => void) => ReactNode;
}

/** A short list of things with fields of their own, each with a button that removes it. */
export function RecordList<T>(props: RecordListProps<T>) {
  const { label, records, readOnly, onChange } = props;
  return (
    <fieldset className="min-w-0">
      <legend className="text-small font-medium leading-4 text-soft">{label}</legend>
      {records.length === 0 ? <p className="mt-1.5 text-detail text-soft">{props.empty}</p> : null}
      <ul className="mt-2 space-y-2">
        {records.map((record, index) => (
          <li key={index} className="relative space-y-2 rounded-lg border border-line p-2.5 pr-9">
            {props.render(record, (next) => onChange(records.map((other, at) => (at === index ? next : other))))}
            <button
              type="button"
              disabled={readOnly}
              aria-label={`Remove ${index + 1} of ${records.length}: ${label}`}
              onClick={() => {
                const rest = records.filter((_, at) => at !== index);
                onChange(rest.length === 0 ? undefined : rest);
              }}
              className="absolute right-1 top-1 grid size-7 pointer-coarse:size-11 place-items-center rounded-md text-soft hover:bg-neutral-bg hover:text-ink disabled:opacity-40"
            >
              <X size={15} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Button
        look="ghost"
        size="small"
        className="-ml-2 mt-1.5"
        disabled={readOnly}
        onClick={() => onChange([...records, props.fresh()])}
      >
        <Plus size={15} aria-hidden />
        {props.add}
      </Button>
    </fieldset>
  );
}
