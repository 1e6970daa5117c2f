import type { VersionRecord } from '../storage/storage';

const DAY = 24 * 60 * 60 * 1000;

/**
 * The automatic versions that may go: all of the last 24 hours stay, then the last of each day for 30 days, of each
 * week for a year, and of each month (UTC). When all together hold more than `maxBytes`, the oldest automatic ones go
 * too, the newest excepted. Those with a name stay.
 * @param now milliseconds since 1970
 * @returns their ids
 */
export function thinVersions(records: readonly VersionRecord[], now: number, maxBytes: number): number[] {
  const dropped: number[] = [];
  const kept: VersionRecord[] = [];
  const taken = new Set<string>();
  for (const record of newestFirst(records)) {
    const place = record.kind === 'auto' ? placeOf(record.at, now) : null;
    if (place !== null && taken.has(place)) dropped.push(record.id);
    else kept.push(record);
    if (place !== null) taken.add(place);
  }
  let bytes = kept.reduce((sum, record) => sum + record.bytes, 0);
  for (const record of kept.reverse()) {
    if (bytes <= maxBytes) break;
    if (record.kind === 'named' || record === kept.at(-1)) continue;
    dropped.push(record.id);
    bytes -= record.bytes;
  }
  return dropped;
}

function newestFirst(records: readonly VersionRecord[]): VersionRecord[] {
  return [...records].sort((a, b) => b.at - a.at || b.id - a.id);
}

/** What only one automatic version may stand for; null when all may. */
function placeOf(at: number, now: number): string | null {
  const age = now - at;
  if (age <= DAY) return null;
  if (age <= 30 * DAY) return `day ${Math.floor(at / DAY)}`;
  if (age <= 365 * DAY) return `week ${Math.floor(at / (7 * DAY))}`;
  const date = new Date(at);
  return `month ${date.getUTCFullYear()}-${date.getUTCMonth()}`;
}
