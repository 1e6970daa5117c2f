import { PRESENCE_COLORS } from '@/lib/protocol/presence';
import { cx } from './cx';

export interface FaceProps {
  readonly name: string;
  /** Index into `PRESENCE_COLORS`. */
  readonly color: number;
  readonly className?: string;
}

/** A person as a coloured disc with the first letter of the name (`Guest 12` shows `12`). */
export function Face({ name, color, className }: FaceProps) {
  const count = PRESENCE_COLORS.length;
  return (
    <span
      aria-hidden
      style={{ background: PRESENCE_COLORS[((color % count) + count) % count] }}
      className={cx(
        'grid size-[30px] shrink-0 place-items-center rounded-full border-2 border-surface text-small font-semibold text-white',
        className,
      )}
    >
      {shortName(name)}
    </span>
  );
}

/** One or two signs that stand for a name. */
export function shortName(name: string): string {
  const number = /^\S+ (\d{1,2})$/u.exec(name.trim());
  if (number?.[1]) return number[1];
  const [first] = [...name.trim()];
  return (first ?? '?').toLocaleUpperCase();
}
