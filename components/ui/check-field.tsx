'use client';

import { type ReactNode, useId } from 'react';

export interface CheckFieldProps {
  readonly label: ReactNode;
  /** A sentence below, read with it. */
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** Something that is taken or left, with a sentence about it. The words are part of what can be pressed. */
export function CheckField({ label, hint, checked, onChange, disabled }: CheckFieldProps) {
  const id = useId();
  return (
    <div>
      <label className="flex min-h-7 cursor-pointer items-center gap-2.5 text-detail has-disabled:cursor-not-allowed has-disabled:opacity-50 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 shrink-0 accent-positive"
        />
        <span className="min-w-0">{label}</span>
      </label>
      {hint ? (
        <p id={id} className="pl-[26px] text-small leading-4 text-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
