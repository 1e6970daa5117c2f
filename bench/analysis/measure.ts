import { describeTimes } from '../canvas/describe-times';

/**
 * Does the work so often, after some rounds to warm up, and gives the median in ms. Prints it with the 95th percentile
 * and what the process had of the processor for a round in the mean, which tells how much the machine was shared.
 */
export function measure(name: string, rounds: number, work: (round: number) => unknown): number {
  for (let i = 0; i < Math.min(rounds, 20); i++) work(i);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i++) {
    const begun = performance.now();
    work(i);
    times.push(performance.now() - begun);
  }
  const used = process.cpuUsage(before);
  const { median, p95 } = describeTimes(times);
  const figure = (value: number) => value.toFixed(2).padStart(9);
  console.log(
    `  ${name.padEnd(62)} median ${figure(median)} ms   p95 ${figure(p95)} ms   processor ${figure((used.user + used.system) / 1000 / rounds)} ms`,
  );
  return median;
}
