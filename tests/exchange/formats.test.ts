import { describe, expect, test } from 'vitest';
import { FORMAT_IDS, FORMATS, formatOf, formatToRead, formatToWrite } from '@/lib/exchange/formats';
import { readFile } from '@/lib/exchange/read-file';

describe('formats', () => {
  test('[EX-13] the longest ending decides, in any case of letters', () => {
    expect(formatToWrite('a.REPORT.md')?.id).toBe('report');
    expect(formatToWrite('a.md')?.id).toBe('markdown');
    expect(formatToWrite('a.journey.mmd')?.id).toBe('mermaid-journey');
    expect(formatToRead('a.JSON')?.id).toBe('json');
    expect(formatToRead('a.pdf')).toBe(null);
    expect(formatToWrite('a')).toBe(null);
  });

  test('[EX-13] every format stands in the catalogue once, and no two share an ending', () => {
    expect(FORMATS.map(({ id }) => id)).toEqual([...FORMAT_IDS]);
    const endings = FORMATS.flatMap((format) => format.endings);
    expect(new Set(endings).size).toBe(endings.length);
    expect(formatOf('csv').mediaType).toBe('text/csv');
  });

  test('[EX-13] a file of no kind that is read is refused with those that are', () => {
    const read = readFile({ name: 'song.mp3', bytes: new Uint8Array(4) });
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.faults[0]?.message).toContain('.journey.json');
  });
});
