import { TokenBucket } from '../sync/token-bucket';
import { Problem } from './problem';

const FORGET_ABOVE = 10_000;

/** Lets each address do something `perHour` times an hour; throws Problem `too-many` beyond. `now` in milliseconds. */
export function createRateLimit(perHour: number, now: () => number): (address: string) => void {
  const buckets = new Map<string, TokenBucket>();
  return (address) => {
    const at = now();
    if (buckets.size > FORGET_ABOVE) {
      for (const [known, bucket] of buckets) if (bucket.isFull(at)) buckets.delete(known);
    }
    const bucket = buckets.get(address) ?? new TokenBucket(perHour / 3600, perHour, at);
    buckets.set(address, bucket);
    if (!bucket.take(1, at)) {
      throw new Problem('too-many', `At most ${perHour} new maps an hour from one address.`, {
        retryAfterSeconds: bucket.secondsUntil(1),
      });
    }
  };
}
