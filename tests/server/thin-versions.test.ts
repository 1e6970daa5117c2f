import { expect, test } from 'vitest';
import type { VersionRecord } from '@/server/storage/storage';
import { thinVersions } from '@/server/versions/thin-versions';
import { seededRandom } from '../support/seeded-random';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 22, 7);
const PLENTY = Number.MAX_SAFE_INTEGER;

function auto(id: number, at: number, bytes = 1): VersionRecord {
  return { id, kind: 'auto', name: null, at, bytes };
}

const named = (id: number, at: number, bytes = 1): VersionRecord => ({ id, kind: 'named', name: 'n', at, bytes });

/** Those that stay, oldest first. */
function thinned(records: readonly VersionRecord[], now = NOW, bytes = PLENTY): VersionRecord[] {
  const dropped = new Set(thinVersions(records, now, bytes));
  return records.filter(({ id }) => !dropped.has(id)).sort((a, b) => a.at - b.at);
}

test('[SY-92] all of the last day stay, then one a day, one a week, one a month, and each is the last of its time', () => {
  const records = Array.from({ length: 800 * 24 }, (_, index) => auto(index + 1, NOW - (800 * 24 - 1 - index) * HOUR));
  const kept = thinned(records);
  const between = (from: number, to: number) => kept.filter(({ at }) => NOW - at > from && NOW - at <= to);
  expect(between(-1, DAY)).toHaveLength(25);
  expect(between(DAY, 30 * DAY)).toHaveLength(30);
  expect(between(30 * DAY, 365 * DAY)).toHaveLength(49);
  expect(between(365 * DAY, 801 * DAY)).toHaveLength(15);
  for (const { at } of between(2 * DAY, 30 * DAY)) expect(new Date(at).getUTCHours()).toBe(23);
  for (const { at } of between(400 * DAY, 801 * DAY)) expect(new Date(at + HOUR).getUTCDate()).toBe(1);
});

test('[SY-92] thinning as time goes on leaves no hole larger than its time asks for, and thinning twice drops nothing', () => {
  const random = seededRandom(7);
  let records: VersionRecord[] = [];
  let now = NOW;
  for (let id = 1; id <= 6000; id += 1) {
    now += (0.2 + random() * 4) * HOUR;
    records.push(auto(id, now));
    records = thinned(records, now);
  }
  expect(thinVersions(records, now, PLENTY)).toEqual([]);
  const ages = records.map(({ at }) => now - at);
  const gap = (from: number, to: number): number => {
    const inside = ages.filter((age) => age > from && age <= to);
    return Math.max(...inside.slice(1).map((age, index) => (inside[index] ?? 0) - age));
  };
  expect(gap(0, DAY)).toBeLessThan(5 * HOUR);
  expect(gap(DAY, 30 * DAY)).toBeLessThan(2 * DAY);
  expect(gap(31 * DAY, 365 * DAY)).toBeLessThan(14 * DAY);
  expect(gap(366 * DAY, 600 * DAY)).toBeLessThan(62 * DAY);
  expect(records.length).toBeLessThan(200);
});

test('[SY-92] named ones stay at any age, and don’t stand for others', () => {
  const day = NOW - 10 * DAY;
  const records = [named(1, NOW - 2000 * DAY), named(2, day), auto(3, day - 2), named(4, day + 1), auto(5, day - 1)];
  expect(thinVersions(records, NOW, PLENTY)).toEqual([3]);
});

test('[SY-92] over the bytes the oldest automatic ones go, never a named one or the newest', () => {
  const records = [auto(1, NOW - 5, 40), named(2, NOW - 4, 40), auto(3, NOW - 3, 40), auto(4, NOW - 2, 40)];
  expect(thinVersions(records, NOW, 160)).toEqual([]);
  expect(thinVersions(records, NOW, 159)).toEqual([1]);
  expect(thinVersions(records, NOW, 100)).toEqual([1, 3]);
  expect(thinVersions(records, NOW, 1)).toEqual([1, 3]);
  expect(thinVersions([], NOW, 1)).toEqual([]);
});
