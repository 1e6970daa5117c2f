import { describe, expect, it } from 'vitest';
import { fileName } from '@/components/export/file-name';
import { splitFault } from '@/components/home/fault-list';
import { problemOf } from '@/components/home/map-api';
import { openedAgo } from '@/components/home/opened-ago';
import { findKey, readKey } from '@/components/panels/map-key';
import { saveWords } from '@/components/panels/save-words';
import { chainBars } from '@/components/ui/chain-bars';
import { shortName } from '@/components/ui/face';
import { pictureScale } from '@/lib/export/picture-scale';
import { LIMITS } from '@/lib/protocol/limits';

const KEY = 'abcdefghijklmnopqrstuvwxyz_-0123';

describe('opening', () => {
  it('[PA-4] the whole fragment is the key', () => {
    expect(readKey(`#${KEY}`)).toBe(KEY);
    for (const hash of ['', '#', '#short', `#${KEY}?x=1`, `#key=${KEY}`, '#%D0%B0bcdefghijklmnopq']) {
      expect(readKey(hash), hash).toBeNull();
    }
  });

  it('[PA-4] without a key in the link the remembered one is taken, of the same map only', () => {
    const recent = [{ id: 'a', key: 'remembered-key-0123' }];
    expect(findKey('a', `#${KEY}`, recent)).toEqual({ key: KEY, from: 'link' });
    expect(findKey('a', '', recent)).toEqual({ key: 'remembered-key-0123', from: 'recent' });
    expect(findKey('b', '', recent)).toBeNull();
  });
});

describe('words', () => {
  it('[PA-7] says Saved only when the server has stored everything', () => {
    expect(saveWords({ kind: 'saved' }, 'edit').short).toBe('Saved');
    expect(saveWords({ kind: 'saving' }, 'edit').short).toBe('Saving…');
    expect(saveWords({ kind: 'saving' }, 'edit', true).short).toBe('Still saving…');
    expect(saveWords({ kind: 'saved' }, 'edit', true).short).toBe('Saved');
    expect(saveWords({ kind: 'loading' }, 'own').short).toBe('Opening…');
    expect(saveWords({ kind: 'offline', unsaved: true }, 'own').short).toBe('Offline: kept in this browser');
    expect(saveWords({ kind: 'offline', unsaved: false }, 'own').short).toBe('Offline');
    expect(saveWords({ kind: 'offline', unsaved: true, failure: 'full' }, 'edit')).toEqual({
      short: 'Not saved',
      long: 'Not saved: the server’s disk is full. Your edits are kept in this browser and sent when it is back.',
      mood: 'trouble',
    });
    expect(saveWords({ kind: 'offline', unsaved: false, failure: 'full' }, 'edit').short).toBe('Offline');
    expect(saveWords({ kind: 'refused', code: 4413, reason: 'Too large.' }, 'own')).toEqual({
      short: 'Not saved',
      long: 'Too large.',
      mood: 'trouble',
    });
    expect(saveWords({ kind: 'saved' }, 'view').short).toBe('View only');
  });

  it('[HO-9] puts a refusal of the server into a sentence and keeps its faults', () => {
    const problem = problemOf(400, {
      code: 'invalid-map',
      title: 'The map has faults; nothing was changed',
      faults: [{ pointer: '/map/transitions/3/target', message: 'no touchpoint "pay"' }],
    });
    expect(problem.message).toBe('The map has faults; nothing was changed');
    expect(problem.faults).toEqual(['/map/transitions/3/target: no touchpoint "pay"']);
    expect(problemOf(404, null).message).toContain('no such map');
    expect(problemOf(502, '<html>').message).toContain('(502)');
    expect(problemOf(500, { faults: [null, 7] }).faults).toHaveLength(2);
  });

  it('[HO-5] parts the pointer of a fault from its message', () => {
    expect(splitFault('/transitions/3/target: no touchpoint "pay: now"')).toEqual({
      pointer: '/transitions/3/target',
      message: 'no touchpoint "pay: now"',
    });
    expect(splitFault('is not JSON: unexpected text at line 1, column 2')).toEqual({
      pointer: '',
      message: 'is not JSON: unexpected text at line 1, column 2',
    });
  });

  it('[HO-6] says when a map was opened', () => {
    const now = Date.UTC(2026, 10, 22, 12);
    expect(openedAgo(now - 5_000, now)).toBe('just now');
    expect(openedAgo(now - 60_000, now)).toBe('1 minute ago');
    expect(openedAgo(now - 3 * 3_600_000, now)).toBe('3 hours ago');
    expect(openedAgo(now - 26 * 3_600_000, now)).toBe('1 day ago');
    expect(openedAgo(Date.UTC(2026, 0, 2), now)).toBe('on 2026-01-02');
  });

  it('[PA-9] a face shows one or two signs, whole ones', () => {
    expect(['Guest 12', 'анна', '👩‍⚕️ Kata', '  ', 'Guest 123'].map(shortName)).toEqual(['12', 'А', '👩', '?', 'G']);
  });
});

describe('bars of chains', () => {
  const bars = (intact: bigint, total: bigint): string =>
    chainBars({ total, intact, exact: true })
      .map((whole) => (whole ? '=' : 'x'))
      .join('');

  it('[PA-8] one a chain up to ten', () => {
    expect(bars(1n, 3n)).toBe('=xx');
    expect(bars(10n, 10n)).toBe('==========');
    expect(bars(0n, 0n)).toBe('');
    expect(chainBars(undefined)).toEqual([]);
  });

  it('[PA-8] beyond that in proportion, never hiding the last whole or the last broken one', () => {
    expect(bars(50n, 100n)).toBe('=====xxxxx');
    expect(bars(1n, 10n ** 30n)).toBe('=xxxxxxxxx');
    expect(bars(10n ** 30n - 1n, 10n ** 30n)).toBe('=========x');
    expect(bars(0n, 11n)).toBe('xxxxxxxxxx');
    expect(bars(11n, 11n)).toBe('==========');
  });
});

describe('pictures', () => {
  it('[PA-31] stays within the limit of pixels, also when sides are rounded up', () => {
    expect(pictureScale({ width: 1000, height: 800 }, 2)).toBe(2);
    for (const [width, height] of [
      [20_000, 9_000],
      [12_345, 6_789],
      [400_000, 300],
    ] as const) {
      const scale = pictureScale({ width, height }, 2);
      expect(scale).toBeLessThan(2);
      expect(scale).toBeGreaterThan(0);
      expect(Math.ceil(width * scale) * Math.ceil(height * scale)).toBeLessThanOrEqual(LIMITS.picturePixels);
    }
  });

  it('[PA-33] names the file after the map, in its own script', () => {
    expect(fileName('Clinic: the first visit', 'png')).toBe('Clinic the first visit.png');
    expect(fileName('Клиника — анхны үзлэг', 'journey.json')).toBe('Клиника — анхны үзлэг.journey.json');
    expect(fileName('../../etc/passwd', 'svg')).toBe('etc passwd.svg');
    expect(fileName(' \u202e.. ', 'svg')).toBe('journey map.svg');
    expect(fileName('x'.repeat(300), 'svg')).toHaveLength(84);
  });
});
