'use client';

import type { ReactNode } from 'react';
import { cx } from './cx';
import { Field } from './field';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A small picture in front of the word. */
  readonly icon?: ReactNode;
  /** What screen readers say, where the word alone is too short. */
  readonly name?: string;
}

export interface SegmentedFieldProps<T extends string> {
  readonly label: string;
  /** undefined: not set. */
  readonly value: T | undefined;
  readonly segments: readonly Segment<T>[];
  /** A second press on what is chosen clears it (undefined), if `clearable`. */
  readonly onChange: (value: T | undefined) => void;
  readonly clearable?: boolean;
  readonly mixed?: boolean;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** Two to five values side by side. */
export function SegmentedField<T extends string>(props: SegmentedFieldProps<T>) {
  const { label, value, segments, onChange, clearable = true, mixed, hint, disabled, className } = props;
  return (
    <Field label={mixed ? `${label} (mixed)` : label} hint={hint} className={className}>
      <div className="flex gap-0.5 rounded-lg bg-neutral-bg p-0.5">
        {segments.map((segment) => {
          const chosen = !mixed && segment.value === value;
          return (
            <button
              key={segment.value}
              type="button"
              disabled={disabled}
              aria-pressed={chosen}
              aria-label={segment.name}
              onClick={() => onChange(chosen ? (clearable ? undefined : segment.value) : segment.value)}
              className={cx(
                'flex h-8 pointer-coarse:h-10 pointer-coarse:min-h-0 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-md px-1.5 text-detail font-medium disabled:cursor-not-allowed',
                chosen ? 'bg-surface text-ink shadow-xs ring-1 ring-line' : 'text-soft hover:text-ink',
              )}
            >
              {segment.icon}
              <span className="truncate">{segment.label}</span>
            </button>
          );
        })}
      </div>
    </Field>
  );
}
