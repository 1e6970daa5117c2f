import type { ChainCount } from '@/lib/analysis/types';
import { chainBars } from './chain-bars';
import { cx } from './cx';

/** More of them are drawn shorter, and give way to the words where there is little room. */
const FEW = 6;

/** Chains as small bars, whole or broken; the words beside them say the same. */
export function VerdictBars({ chains }: { readonly chains: ChainCount | undefined }) {
  const bars = chainBars(chains);
  if (bars.length === 0) return null;
  return (
    <span aria-hidden className={cx('flex shrink-0 gap-[3px]', bars.length > FEW && 'max-xl:hidden')}>
      {bars.map((whole, index) => (
        <Bar key={index} whole={whole} short={bars.length > FEW} />
      ))}
    </span>
  );
}

function Bar({ whole, short }: { readonly whole: boolean; readonly short: boolean }) {
  const width = short ? 10 : 18;
  const gap = short
    ? 'M3 0H4.500L3 6A3 3 0 0 1 3 0ZM7 0A3 3 0 0 1 7 6H5.500Z'
    : 'M3 0H7.500L5.500 6H3A3 3 0 0 1 3 0ZM12.500 0H15A3 3 0 0 1 15 6H10.500Z';
  return (
    <svg width={width} height="6" viewBox={`0 0 ${width} 6`} aria-hidden="true">
      {whole ? (
        <rect width={width} height="6" rx="3" fill="var(--tl-positive)" />
      ) : (
        <path d={gap} fill="var(--tl-negative)" />
      )}
    </svg>
  );
}
