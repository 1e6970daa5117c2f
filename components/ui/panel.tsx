import type { HTMLAttributes } from 'react';
import { cx } from './cx';

/** A raised piece of surface above the canvas: bars, pills, strips. */
export function Panel({ className, ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={cx('rounded-xl border border-line bg-surface', className)} {...rest} />;
}
