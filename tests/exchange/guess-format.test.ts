import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORMAT_IDS, formatOf } from '@/lib/exchange/formats';
import { guessFormat } from '@/lib/exchange/guess-format';

test.each([
  ['{ "format": "throughline", "version": 1, "touchpoints": [], "transitions": [] }', 'json'],
  ['\ufeff{"nodes":[{"id":"1"}],"edges":[]}', 'canvas'],
  ['<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['flowchart LR\n  a --> b', 'mermaid'],
  ['---\ntitle: Visit\n---\n%% drawn by hand\ngraph TD; A-->B;', 'mermaid'],
  ['journey\n  title My day\n  section Work\n    Make tea: 5: Me', 'mermaid-journey'],
  ['# The visit\n\n- Banner ad\n  - Site', 'markdown'],
  ['* one\n* two', 'markdown'],
  ['label,reaction\nBanner ad,positive', 'csv'],
  ['label;reaction\nBanner ad;positive', 'csv'],
  ['label\treaction\nBanner ad\tpositive', 'tsv'],
  ['Banner ad -> Site, the first -> Call\nMail -> Site, the first', 'lines'],
  ['Banner ad\nSite', 'lines'],
  ['Good morning, everybody', 'lines'],
  ['', 'lines'],
])('[PA-231] %j reads as %s', (text, format) => {
  expect(guessFormat(text)).toBe(format);
});

test('[PA-231] every text is taken for something that is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const format = guessFormat(text);
      expect(FORMAT_IDS).toContain(format);
      expect(formatOf(format).reads).toBe(true);
    }),
    { numRuns: 100, seed: 6 },
  );
});
