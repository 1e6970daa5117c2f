/** Shares are given in hundredths of a per cent: what a person can read and type. */
const UNITS = 10_000;

/** `shares` in the same proportion with the sum `whole` (0 … 1), rounded to 0.0001 so that the sum stays what it is. */
export function scaleShares(shares: readonly number[], whole: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum === 0) return shares.map(() => 0);
  const exact = shares.map((share) => (share / sum) * whole * UNITS);
  const units = exact.map(Math.floor);
  const missing = Math.round(whole * UNITS - 1e-6) - units.reduce((a, b) => a + b, 0);
  // Those that lost most by rounding down get one back, the first among equals.
  const byRest = exact.map((_, i) => i).sort((a, b) => exact[b]! - units[b]! - (exact[a]! - units[a]!) || a - b);
  for (const i of byRest.slice(0, Math.max(0, missing))) units[i] = units[i]! + 1;
  return units.map((unit) => unit / UNITS);
}
