'use client';

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx';

export interface CaptionButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'name'> {
  readonly picture: ReactNode;
  /** What it does, for a screen reader. */
  readonly name: string;
  /** One short word of it under the picture: a finger gets no hint by resting. */
  readonly caption: string;
  /** For a button that is on or off. */
  readonly pressed?: boolean;
}

/** A button for a thumb: a picture with its word, 44 px or more each way. */
export function CaptionButton({ picture, name, caption, pressed, className, ...rest }: CaptionButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={pressed}
      className={cx(
        'flex h-12 min-w-10 flex-col items-center justify-center gap-[3px] rounded-lg px-0.5 text-[10px] font-medium leading-3 tracking-[-0.01em]',
        'active:bg-neutral-bg disabled:cursor-not-allowed disabled:opacity-40',
        pressed ? 'bg-neutral-bg text-ink' : 'text-soft',
        className,
      )}
      {...rest}
    >
      {picture}
      <span aria-hidden>{caption}</span>
    </button>
  );
}
