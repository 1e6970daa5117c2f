'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx';
import { Field, INPUT_CLASS } from './field';

export interface TextFieldProps {
  readonly label: string;
  /** What stands in the document. */
  readonly value: string;
  /** Called once when the person has finished (leaves the field or presses Enter). A sentence refuses the value. */
  readonly onCommit: (value: string) => string | null;
  /** Several things are selected and differ. */
  readonly mixed?: boolean;
  /** More than one line; Enter then makes a line, Ctrl+Enter ends. */
  readonly rows?: number;
  readonly type?: 'text' | 'date';
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly suffix?: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly maxLength?: number;
  readonly hideLabel?: boolean;
  readonly className?: string;
  /** Proposals that a person may pick. */
  readonly options?: readonly string[];
}

/**
 * A field that edits as one step: nothing is written while typing. What was typed stays when it is refused; Esc brings
 * back what stands in the document.
 */
export function TextField(props: TextFieldProps) {
  const { label, value, mixed, rows, type = 'text', suffix, hint, placeholder, disabled, className, options } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef({ draft, props });
  useLayoutEffect(() => {
    latest.current = { draft, props };
  });

  const commit = (): void => {
    const { draft: typed, props: now } = latest.current;
    if (typed === null) return;
    if (input.current?.validity.badInput) {
      setError('That date is not complete. Give a day, a month and a year, or clear all three.');
      return;
    }
    const refused = typed === now.value && !now.mixed ? null : now.onCommit(typed);
    setError(refused);
    if (refused === null) {
      setDraft(null);
      latest.current.draft = null;
    }
  };

  // A click elsewhere can take the field away before it loses the focus: what was typed is written then too.
  useEffect(
    () => () => {
      const { draft: typed, props: now } = latest.current;
      if (typed !== null && (typed !== now.value || now.mixed)) now.onCommit(typed);
    },
    [],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      setError(null);
    } else if (event.key === 'Enter' && (!rows || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit();
    }
  };

  const shared = {
    id,
    value: draft ?? (mixed ? '' : value),
    placeholder: mixed ? 'Mixed' : placeholder,
    disabled,
    maxLength: props.maxLength,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
    onBlur: commit,
    onKeyDown,
  };
  return (
    <Field
      label={label}
      htmlFor={id}
      hint={hint}
      hintId={`${id}-hint`}
      error={error}
      errorId={`${id}-error`}
      hideLabel={props.hideLabel}
      className={className}
    >
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          onChange={(event) => setDraft(event.target.value)}
          className={cx(INPUT_CLASS, 'field-sizing-content max-h-60 resize-none py-2 leading-5')}
          style={{ minHeight: rows * 20 + 18 }}
        />
      ) : (
        <div className="relative">
          <input
            {...shared}
            ref={input}
            type={type}
            inputMode={props.inputMode}
            list={options ? `${id}-options` : undefined}
            onChange={(event) => setDraft(event.target.value)}
            className={cx(INPUT_CLASS, 'h-9', suffix && 'pr-8')}
          />
          {suffix ? (
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center text-soft"
            >
              {suffix}
            </span>
          ) : null}
          {options ? (
            <datalist id={`${id}-options`}>
              {options.map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
          ) : null}
        </div>
      )}
    </Field>
  );
}
