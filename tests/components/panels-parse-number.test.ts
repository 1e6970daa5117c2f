import { describe, expect, it } from 'vitest';
import { formatNumber, parseNumber } from '@/components/ui/parse-number';

describe('numbers that people type', () => {
  it('[PA-20] takes a comma for the decimal point, spaces and a percent sign', () => {
    expect(parseNumber(' 0,5 ')).toEqual({ ok: true, value: 0.5 });
    expect(parseNumber('1 200')).toEqual({ ok: true, value: 1200 });
    expect(parseNumber('40 %', { percent: true, min: 0, max: 100 })).toEqual({ ok: true, value: 0.4 });
    expect(parseNumber('')).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['abc', {}, '“abc” is not a number. Give a number, such as 12 or 0.5.'],
    ['0x10', {}, '“0x10” is not a number. Give a number, such as 12 or 0.5.'],
    ['1e999', {}, '“1e999” is not a number. Give a number, such as 12 or 0.5.'],
    ['6', { min: 1, max: 5, whole: true }, 'Give a whole number from 1 to 5.'],
    ['2.5', { min: 1, max: 5, whole: true }, 'Give a whole number from 1 to 5.'],
    ['101', { min: 0, max: 100, percent: true }, 'Give a number from 0 to 100 percent.'],
    ['-1', { min: 0 }, 'Give a number of 0 or more.'],
  ])('[PA-20] refuses %s with a sentence', (typed, rule, error) => {
    expect(parseNumber(typed, rule)).toEqual({ ok: false, error });
  });

  it('[PA-20] what it writes it reads back, to the last digit that a person sees', () => {
    for (const value of [0.07, 0.1 + 0.2, 1 / 3, 0, 1]) {
      const written = formatNumber(value, { percent: true });
      expect(written.length).toBeLessThanOrEqual(14);
      const read = parseNumber(written, { percent: true });
      expect(read.ok && read.value).toBeCloseTo(value, 10);
    }
  });
});
