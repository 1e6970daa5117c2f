/** Median, 95th percentile and longest of some milliseconds. */
export interface Times {
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  readonly count: number;
}

export function describeTimes(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? Number.NaN, count: sorted.length };
}

/** One row of the table: what was measured, in milliseconds. */
export function printTimes(name: string, times: readonly number[], note = ''): void {
  const { median, p95, longest, count } = describeTimes(times);
  const figure = (value: number) => value.toFixed(1).padStart(7);
  console.log(
    `  ${name.padEnd(66)}${figure(median)}${figure(p95)}${figure(longest)}${String(count).padStart(6)}  ${note}`.trimEnd(),
  );
}

export function printHead(title: string): void {
  console.log(`\n${title}`);
  console.log(`  ${'ms'.padEnd(66)} median    p95   most     n`);
}
