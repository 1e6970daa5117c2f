import type { Version } from './versions-api';

export interface VersionDay {
  /** `Today`, `Yesterday`, or the date in words. */
  readonly day: string;
  readonly versions: readonly Version[];
}

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Versions by the days of this browser's clock, in the order given. `now` in milliseconds since 1970. */
export function groupByDay(versions: readonly Version[], now: number): VersionDay[] {
  const days: { day: string; versions: Version[] }[] = [];
  for (const version of versions) {
    const day = dayWords(version.at, now);
    const last = days.at(-1);
    if (last?.day === day) last.versions.push(version);
    else days.push({ day, versions: [version] });
  }
  return days;
}

/** The day of a moment, as a person says it. */
export function dayWords(at: number, now: number): string {
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return 'Today';
  if (new Date(at).toDateString() === yesterday.toDateString()) return 'Yesterday';
  // Put together here: where the commas go differs between browsers.
  const parts = new Map(DAY.formatToParts(at).map(({ type, value }) => [type, value]));
  return (['weekday', 'day', 'month', 'year'] as const).map((part) => parts.get(part)).join(' ');
}

/** `14:05` */
export function timeWords(at: number): string {
  return TIME.format(at);
}

/** How a version is called in a sentence: by its name, or by its moment. */
export function versionWords({ name, at }: Version, now: number): string {
  if (name !== null) return `“${name}”`;
  const day = dayWords(at, now);
  return `the version of ${day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day}, ${timeWords(at)}`;
}
