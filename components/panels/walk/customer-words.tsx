import type { Touchpoint } from '@/lib/model/types';
import { cx } from '../../ui/cx';

const WORDS = [
  ['goal', 'wants'],
  ['feeling', 'feels'],
  ['thought', 'thinks'],
] as const;

/** What the customer wants, feels and thinks at a touchpoint, as far as the map says; nothing when it does not. */
export function CustomerWords({ touchpoint, large }: { readonly touchpoint: Touchpoint; readonly large?: boolean }) {
  const known = WORDS.filter(([key]) => touchpoint[key]?.trim());
  if (known.length === 0) return null;
  return (
    <dl
      className={cx(
        'grid gap-x-3 [overflow-wrap:anywhere]',
        large
          ? 'gap-y-2 text-heading leading-7 md:grid-cols-[max-content_minmax(0,1fr)] md:text-xl md:leading-8'
          : 'grid-cols-[max-content_minmax(0,1fr)] gap-y-0.5 text-detail',
      )}
    >
      {known.map(([key, word]) => (
        <div key={key} className={large ? 'md:contents' : 'contents'}>
          <dt className={large ? 'text-soft max-md:text-title' : 'text-soft'}>The customer {word}</dt>
          <dd className={large ? undefined : 'line-clamp-3'}>{touchpoint[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
