import { cx } from './cx';

/** The mark: a line that runs through, and breaks. */
export function BrandMark({ size = 28, className }: { readonly size?: number; readonly className?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
      className={cx('shrink-0', className)}
    >
      <rect width="32" height="32" rx="9" fill="var(--tl-accent)" />
      <g strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M4.500 16h6.500M21 16h6.500" stroke="var(--tl-accent-ink)" />
        <path d="M12.500 9.500l4 4.500-3.500 3.500 4 5" stroke="var(--tl-brand)" />
      </g>
    </svg>
  );
}
