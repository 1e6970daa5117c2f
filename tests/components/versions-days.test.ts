import { expect, test } from 'vitest';
import { groupByDay, timeWords, versionWords } from '@/components/panels/versions/group-by-day';
import type { Version } from '@/components/panels/versions/versions-api';

/** A moment of this machine's clock. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
const version = (id: number, moment: number, name: string | null = null): Version => ({
  id,
  kind: name === null ? 'auto' : 'named',
  name,
  at: moment,
});

test('[PA-160] versions are listed under their days, as a person says them', () => {
  const versions = [
    version(5, at(22, 9)),
    version(4, at(22, 0)),
    version(3, at(21, 23, 59)),
    version(2, at(19, 8)),
    version(1, at(19, 7)),
  ];
  const days = groupByDay(versions, at(22, 10));
  expect(days.map(({ day, versions: ofDay }) => [day, ofDay.map(({ id }) => id)])).toEqual([
    ['Today', [5, 4]],
    ['Yesterday', [3]],
    ['Thursday 19 November 2026', [2, 1]],
  ]);
  expect(timeWords(at(22, 9, 5))).toBe('09:05');
  expect(groupByDay([], at(22, 10))).toEqual([]);
});

test('[PA-160] yesterday is the day before, also on the first of a month', () => {
  const first = new Date(2026, 2, 1, 12).getTime();
  expect(groupByDay([version(1, new Date(2026, 1, 28, 12).getTime())], first)[0]?.day).toBe('Yesterday');
});

test('[PA-163] a version is called by its name, or by its moment', () => {
  expect(versionWords(version(1, at(22, 9), 'Before'), at(22, 10))).toBe('“Before”');
  expect(versionWords(version(1, at(22, 9)), at(22, 10))).toBe('the version of today, 09:00');
  expect(versionWords(version(1, at(19, 9)), at(22, 10))).toBe('the version of Thursday 19 November 2026, 09:00');
});
