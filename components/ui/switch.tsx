'use client';

import type { ReactNode } from 'react';
import { cx } from './cx';

export interface SwitchProps {
  /** The word beside it. */
  readonly label: ReactNode;
  /** What screen readers say, where the word alone is too short; it begins with the word. */
  readonly name?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** Something that is on or off at once, without being saved. */
export function Switch({ label, name, checked, onChange, disabled, className }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={name}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className={cx(
        'flex min-h-7 items-center gap-2 rounded-lg text-left text-detail font-medium disabled:cursor-not-allowed disabled:opacity-50',
        className,
      )}
    >
      <span
        aria-hidden
        className={cx(
          'flex h-[18px] w-8 shrink-0 items-center rounded-full border px-px transition-colors',
          checked ? 'justify-end border-positive bg-positive' : 'border-control bg-surface',
        )}
      >
        <span className={cx('size-3.5 rounded-full', checked ? 'bg-surface' : 'bg-control')} />
      </span>
      <span className="min-w-0 flex-1">{label}</span>
    </button>
  );
}
