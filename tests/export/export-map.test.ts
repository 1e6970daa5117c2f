import { expect, test } from 'vitest';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import { parseMap } from '@/lib/model/parse-map';

test('[EX-14] a map leaves as bytes with its media type and ending', async () => {
  const parsed = parseMap({
    format: 'throughline',
    version: 1,
    touchpoints: [{ id: 'a', label: 'Ad' }],
    transitions: [],
  });
  if (!parsed.ok) throw new Error('not a map');
  const never = () => Promise.reject(new Error('not asked for'));
  const made = await exportMap(parsed.map, 'svg', DEFAULT_OPTIONS, { rasterize: never, font: never, pdf: never });
  expect(made?.mediaType).toBe('image/svg+xml');
  expect(made?.ending).toBe('.svg');
  expect(new TextDecoder().decode(made?.bytes)).toContain('>Ad</text>');
});
