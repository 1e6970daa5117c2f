import type { ButtonHTMLAttributes, Ref } from 'react';
import { cx } from './cx';

export type ButtonLook = 'primary' | 'outline' | 'ghost' | 'danger';

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-accent text-accent-ink hover:opacity-88',
  outline: 'border border-line bg-surface text-ink hover:bg-neutral-bg',
  ghost: 'text-ink hover:bg-neutral-bg',
  danger: 'bg-negative text-on-negative hover:opacity-90',
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'medium' | 'large';
  readonly ref?: Ref<HTMLButtonElement>;
}

const SIZES = {
  small: 'h-8 pointer-coarse:h-11 rounded-lg px-3 text-detail',
  medium: 'h-[34px] pointer-coarse:h-11 rounded-lg px-3.5 text-body',
  large: 'h-12 rounded-xl px-6 text-base',
} as const;

/** The look of a button, for links and library parts that have to look like one. */
export function buttonClass(look: ButtonLook = 'outline', size: keyof typeof SIZES = 'medium'): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap font-semibold',
    'transition-[background-color,opacity] disabled:cursor-not-allowed disabled:opacity-50',
    LOOKS[look],
    SIZES[size],
  );
}

/** A button with words on it. */
export function Button({ look = 'outline', size = 'medium', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cx(buttonClass(look, size), className)} {...rest} />;
}
