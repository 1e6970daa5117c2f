'use client';

import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import { cx } from './cx';
import { Tooltip } from './tooltip';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'name'> {
  readonly icon: LucideIcon;
  /** What it does: read by a screen reader, shown as a hint. */
  readonly name: string;
  readonly keys?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly size?: 'small' | 'medium';
  /** For a button that is on or off. */
  readonly pressed?: boolean;
}

/** A button with a picture on it, at least 28 px wide. */
export function IconButton({
  icon: Icon,
  name,
  keys,
  side,
  size = 'medium',
  pressed,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={name} keys={keys} side={side}>
      <button
        type={type}
        aria-label={name}
        aria-pressed={pressed}
        className={cx(
          'grid shrink-0 place-items-center rounded-lg transition-colors hover:bg-neutral-bg hover:text-ink',
          'disabled:cursor-not-allowed disabled:opacity-40 disabled:hover:bg-transparent',
          size === 'small' ? 'size-7' : 'size-9',
          'pointer-coarse:size-11',
          pressed ? 'bg-neutral-bg text-ink' : 'text-soft',
          className,
        )}
        {...rest}
      >
        <Icon size={size === 'small' ? 16 : 18} strokeWidth={1.8} aria-hidden />
      </button>
    </Tooltip>
  );
}
