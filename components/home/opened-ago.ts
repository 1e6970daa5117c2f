const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When something was opened, as a person says it. Times in milliseconds since 1970. */
export function openedAgo(opened: number, now: number): string {
  const past = now - opened;
  if (past < MINUTE) return 'just now';
  if (past < HOUR) return count(Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return count(Math.floor(past / HOUR), 'hour');
  if (past < 30 * DAY) return count(Math.floor(past / DAY), 'day');
  return `on ${new Date(opened).toISOString().slice(0, 10)}`;
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'} ago`;
}
