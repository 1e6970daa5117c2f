import { Worker } from 'node:worker_threads';
import { buildHonestPair } from './build-worker';

/** How long the edits of a stretch of time took from one of the pair to the other, in milliseconds. */
export interface PairTimes {
  readonly edits: number;
  /** Edits that never arrived. */
  readonly lost: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

export interface HonestPair {
  /** What the pair has measured since the last call; waits until all that it has sent has arrived. */
  take(): Promise<PairTimes>;
  /** What it measures in so many milliseconds from now. */
  measure(ms: number): Promise<PairTimes>;
  /** The closing codes that one of the pair has met: none, or something is wrong. */
  readonly closed: number[];
  end(): Promise<void>;
}

/** Two honest clients who edit one map all the time and measure how long an edit takes from one to the other. */
export async function startHonestPair(address: string): Promise<HonestPair> {
  const worker = new Worker(await buildHonestPair(), { workerData: { address } });
  const closed: number[] = [];
  let answer: (times: PairTimes) => void = () => undefined;
  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: 'ready' | { closed: number } | { delays: number[]; lost: number }) => {
      if (message === 'ready') resolve();
      else if ('closed' in message) closed.push(message.closed);
      else answer(timesOf(message.delays, message.lost));
    });
  });
  const take = (): Promise<PairTimes> =>
    new Promise((resolve) => {
      answer = resolve;
      worker.postMessage('collect');
    });
  return {
    take,
    closed,
    async measure(ms) {
      await take();
      await new Promise((resolve) => setTimeout(resolve, ms));
      return take();
    },
    async end() {
      const exit = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('end');
      await exit;
    },
  };
}

function timesOf(delays: readonly number[], lost: number): PairTimes {
  const sorted = [...delays].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { edits: sorted.length + lost, lost, p50: at(0.5), p99: at(0.99), worst: at(1) };
}
