import { TokenBucket } from '../sync/token-bucket';
import { Problem } from './problem';

const FORGET_ABOVE = 10_000;

/**
 * Lets each address, or map, do something `perHour` times an hour; throws Problem `too-many` with `sentence` beyond.
 * `now` in milliseconds.
 */
export function createRateLimit(perHour: number, now: () => number, sentence: string): (address: string) => void {
  const buckets = new Map<string, TokenBucket>();
  return (address) => {
    const at = now();
    if (buckets.size > FORGET_ABOVE) {
      for (const [known, bucket] of buckets) if (bucket.isFull(at)) buckets.delete(known);
    }
    const bucket = buckets.get(address) ?? new TokenBucket(perHour / 3600, perHour, at);
    buckets.set(address, bucket);
    if (!bucket.take(1, at)) {
      throw new Problem('too-many', sentence, {
        retryAfterSeconds: bucket.secondsUntil(1),
      });
    }
  };
}
