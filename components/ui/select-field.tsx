'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { Field, INPUT_CLASS } from './field';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface SelectFieldProps<T extends string> {
  readonly label: string;
  /** undefined: not set. */
  readonly value: T | undefined;
  readonly choices?: readonly Choice<T>[];
  /** The same in groups with headings, after `choices`. */
  readonly groups?: readonly { readonly label: string; readonly choices: readonly Choice<T>[] }[];
  readonly onChange: (value: T | undefined) => void;
  readonly mixed?: boolean;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** Word for 'not set'; null when it can't be cleared. */
  readonly none?: string | null;
  /** Called before the list can be opened: a long one is filled only then. */
  readonly onApproach?: () => void;
  readonly hideLabel?: boolean;
  readonly className?: string;
}

const MIXED = '\u0000mixed';

/** One of several values, in the system's own list: it works by keyboard, by touch and with every screen reader. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const {
    label,
    value,
    choices = [],
    groups = [],
    onChange,
    mixed,
    hint,
    disabled,
    none = 'Not set',
    className,
  } = props;
  const id = useId();
  return (
    <Field
      label={label}
      htmlFor={id}
      hint={hint}
      hintId={`${id}-hint`}
      hideLabel={props.hideLabel}
      className={className}
    >
      <div className="relative">
        <select
          id={id}
          disabled={disabled}
          value={mixed ? MIXED : (value ?? '')}
          onPointerEnter={props.onApproach}
          onFocus={props.onApproach}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => {
            const all = [...choices, ...groups.flatMap((group) => group.choices)];
            onChange(all.find((choice) => choice.value === event.target.value)?.value);
          }}
          className={cx(INPUT_CLASS, 'h-9 appearance-none truncate pr-8', !mixed && value === undefined && 'text-soft')}
        >
          {mixed ? (
            <option value={MIXED} disabled>
              Mixed
            </option>
          ) : null}
          {none === null ? null : <option value="">{none}</option>}
          {choices.map(option)}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map(option)}
            </optgroup>
          ))}
        </select>
        <ChevronDown
          size={16}
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-2.5 my-auto text-soft"
        />
      </div>
    </Field>
  );
}

function option<T extends string>({ value, label }: Choice<T>) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
