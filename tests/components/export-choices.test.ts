import { describe, expect, test } from 'vitest';
import {
  localDate,
  optionsOf,
  recallChoices,
  rememberChoices,
  USUAL_CHOICES,
} from '@/components/panels/export/choices';
import { mapContents } from '@/components/panels/export/map-contents';
import { pixelWords } from '@/components/panels/export/outcome-words';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import { mapOf } from './support';

const WHOLE = { kind: 'whole' } as const;

describe('what is chosen for an export', () => {
  test('[PA-225] nothing chosen is what command line and HTTP give', () => {
    expect(optionsOf(USUAL_CHOICES, WHOLE, '2026-11-22')).toEqual(DEFAULT_OPTIONS);
    expect(optionsOf({ ...USUAL_CHOICES, dated: true }, WHOLE, '2026-11-22').date).toBe('2026-11-22');
    expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  test('[PA-225] a chain of which nothing is chosen yet is the whole map', () => {
    expect(optionsOf(USUAL_CHOICES, { kind: 'chain', ids: [] }, '').part).toEqual(WHOLE);
  });

  test('[PA-225] this browser keeps the last choices, but for names and notes of people', () => {
    const chosen = { ...USUAL_CHOICES, format: 'svg', scale: 3, theme: 'dark', data: false, dated: true } as const;
    rememberChoices({ ...chosen, names: true, notes: true });
    expect(recallChoices()).toEqual(chosen);
  });

  test('[PA-227] pixels are told before, and why they are fewer than asked for', () => {
    expect(pixelWords({ width: 720.5, height: 400 }, 2)).toBe('1441 × 800 pixels');
    const capped = pixelWords({ width: 20_000, height: 10_000 }, 4);
    const [, width, height] = /^(\d+) × (\d+) pixels: the map is too large for 4×/.exec(capped) ?? [];
    expect(Number(width) * Number(height)).toBeLessThanOrEqual(40_000_000);
    expect(Number(width) * Number(height)).toBeGreaterThan(38_000_000);
  });

  test('[PA-227] what a picture would give away with its map is counted', () => {
    expect(mapContents(mapOf('a>b'))).toBe('2 touchpoints');
    const rating = { by: 'Ann', reaction: 'negative' } as const;
    const map = mapOf('a', { a: { notes: 'Secret', owner: 'Bo', ratings: [rating, { ...rating, by: 'Cy' }] } });
    expect(mapContents(map)).toBe('1 touchpoint with 1 note, 1 owner and 2 ratings by name');
  });
});
