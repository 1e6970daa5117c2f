const NAMES: readonly [bigint, string][] = [
  [1_000_000_000_000n, 'trillion'],
  [1_000_000_000n, 'billion'],
  [1_000_000n, 'million'],
];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A number of chains, short enough for a tag: `7`, `12,345`, `3.4 million`, `6.0 × 10²³`.
 * From a million on it is rounded down, so that it never promises more than there is.
 */
export function formatCount(count: bigint): string {
  if (count < 0n) return `−${formatCount(-count)}`;
  if (count < 1_000_000n) return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  if (count < 1_000_000_000_000_000n) {
    for (const [unit, name] of NAMES) {
      if (count < unit) continue;
      const tenths = (count * 10n) / unit;
      const whole = tenths / 10n;
      const part = tenths % 10n;
      return `${whole}${whole < 100n && part > 0n ? `.${part}` : ''} ${name}`;
    }
  }
  const digits = String(count);
  const exponent = String(digits.length - 1).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
  return `${digits[0]}.${digits[1]} × 10${exponent}`;
}

/** `1 chain`, `7 chains`, `3.4 million chains`. */
export function formatChains(count: bigint): string {
  return `${formatCount(count)} ${count === 1n ? 'chain' : 'chains'}`;
}

/** A number as people write it: at most two decimals, none when it is whole. */
export function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A share as `40 %`, with a narrow no-break space; one decimal under ten per cent when it matters. */
export function formatShare(share: number): string {
  return formatPercent(shownPercent(share));
}

/** The percentage that `formatShare` writes for a share. */
export function shownPercent(share: number): number {
  const percent = share * 100;
  return percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent);
}

/** `40 %`, with a narrow no-break space; one decimal at most. */
export function formatPercent(percent: number): string {
  return `${Math.round(percent * 10) / 10}\u202f%`;
}
