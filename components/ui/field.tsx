import type { ReactNode } from 'react';
import { cx } from './cx';

export interface FieldProps {
  readonly label: string;
  /** Id of the control that the label belongs to; without one the field is a labelled group. */
  readonly htmlFor?: string;
  readonly hint?: ReactNode;
  readonly hintId?: string;
  /** A sentence: what is wrong and what would be right. */
  readonly error?: string | null;
  readonly errorId?: string;
  /** The label is for screen readers only: what stands around says it to the eye. */
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A labelled control with room for a hint and an error sentence. */
export function Field({ label, htmlFor, hint, hintId, error, errorId, hideLabel, className, children }: FieldProps) {
  const labelClass = hideLabel ? 'sr-only' : 'block text-small font-medium leading-4 text-soft';
  const body = (
    <>
      {htmlFor ? (
        <label htmlFor={htmlFor} className={labelClass}>
          {label}
        </label>
      ) : (
        <legend className={labelClass}>{label}</legend>
      )}
      <div className={hideLabel ? undefined : 'mt-1.5'}>{children}</div>
      {error ? (
        <p id={errorId} role="alert" className="mt-1.5 text-small leading-4 text-negative">
          {error}
        </p>
      ) : hint ? (
        <p id={hintId} className="mt-1.5 text-small leading-4 text-soft">
          {hint}
        </p>
      ) : null}
    </>
  );
  return htmlFor ? (
    <div className={cx('min-w-0', className)}>{body}</div>
  ) : (
    <fieldset className={cx('min-w-0', className)}>{body}</fieldset>
  );
}

/** The look of every input, select and text area. */
export const INPUT_CLASS =
  'block w-full rounded-lg border border-line bg-surface px-2.5 text-body text-ink placeholder:text-soft hover:border-control focus:border-focus focus:outline-2 focus:-outline-offset-1 focus:outline-focus disabled:bg-neutral-bg disabled:text-soft aria-invalid:border-negative';
