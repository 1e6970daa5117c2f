import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { exampleMap } from '@/lib/examples/examples';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import { lossesOfReport } from '@/lib/export/write-report';
import type { JourneyMap } from '@/lib/model/types';
import { makeReport } from '@/lib/report/make-report';
import { escapeMarkdown } from '@/lib/report/write-markdown';
import { arbitraryMap } from '../model/arbitrary-map';
import { mapOf, touchpoint } from '../support/scene-maps';

const none = () => Promise.reject(new Error('not asked for'));

async function write(
  map: JourneyMap,
  format: 'report' | 'html',
  options: Partial<ExportOptions> = {},
): Promise<string> {
  const made = await exportMap(
    map,
    format,
    { ...DEFAULT_OPTIONS, ...options },
    { rasterize: none, font: none, pdf: none },
  );
  return new TextDecoder().decode(made!.bytes);
}

const HOSTILE =
  '"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e [x](javascript:alert(3)) | `a` https://evil.example';
const clinic = exampleMap('clinic-en')!;

describe('a report', () => {
  test('[EX-105] tells the chain, where it breaks, what is dead behind and what to mend, as the analysis has it', async () => {
    const text = await write(clinic, 'report', { date: '2026-11-22' });
    expect(text).toContain('# Clinic: the first visit\n\n2026-11-22 · 5 touchpoints · 4 transitions · 4 phases\n');
    expect(text).toContain(
      "**Broken: Banner ad**\n  - Banner ad → Clinic's website → ✗ Question to a consultant in the online form → Phone call to book an appointment → Promotional SMS or e-mail\n",
    );
    expect(text).toContain('It breaks at ✗ Question to a consultant in the online form.');
    expect(text).toContain('Dead behind it: Phone call to book an appointment, Promotional SMS or e-mail.');
    expect(text).toContain('One more chain works when it is mended.');
    const sections = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(sections).toEqual(
      'What to do next,Chains,Mend first,Where customers are lost,Findings,Touchpoints,How to read this'.split(','),
    );
  });

  test('[EX-105] has the counts of the analysis, and a card for each start, whatever the map', () => {
    fc.assert(
      fc.property(arbitraryMap(), (map) => {
        const analysis = analyze(map);
        const report = makeReport(map, analysis, DEFAULT_OPTIONS);
        const { works, total } = verdictLine(analysis);
        if (total !== '0') expect(report.verdict.share).toBeCloseTo(Number(works) / Number(total), 3);
        const blocksOf = (id: string) => report.sections.find((section) => section.id === id)?.blocks ?? [];
        const cards = blocksOf('chains').filter(({ kind }) => kind === 'card');
        expect(cards.length).toBe(analysis.scopes.reduce((sum, { starts }) => sum + starts.length, 0));
        const rows = blocksOf('touchpoints').flatMap((block) => (block.kind === 'table' ? block.rows : []));
        expect(rows.map(({ id }) => id).sort()).toEqual(map.touchpoints.map(({ id }) => id).sort());
      }),
      { numRuns: process.env.SOAK ? 2_000 : 8, seed: 612 },
    );
  });

  test('[EX-106] nothing of a map becomes markup', async () => {
    const fields = { label: HOSTILE, notes: HOSTILE, owner: HOSTILE, reaction: 'negative' } as const;
    const map = mapOf([touchpoint('a'), touchpoint('b', fields), touchpoint('c', { label: HOSTILE })], ['a>b', 'b>c'], {
      title: HOSTILE,
      phases: [{ id: 'p', label: HOSTILE }],
    });
    const html = await write(map, 'html', { names: true, notes: true });
    const tags = new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => match[1]!.toLowerCase()));
    expect(
      [...tags].filter((tag) => ['script', 'img', 'iframe', 'object', 'link', 'base', 'form'].includes(tag)),
    ).toEqual([]);
    expect(html).not.toMatch(/\u202e|\son[a-z]+=["']|href="(?!#)/);
    expect(html).toContain("default-src 'none'");
    const text = await write(map, 'report', { names: true, notes: true });
    expect(text).not.toMatch(/\u202e|(^|[^\\])<|(^|[^\\])`|(^|[^\\])\]\(|https:\/\//m);
    expect(escapeMarkdown('a|b *c* www.x.y\nd & e')).toBe('a\\|b \\*c\\* www\\.x.y d &amp; e');
  });

  test('[EX-106] the HTML of any map is well-formed, with every id once and no link into the void', () => {
    return fc.assert(
      fc.asyncProperty(arbitraryMap({ loneSurrogates: true }), async (map) => {
        const html = await write(map, 'html', { names: true, notes: true });
        const xml = html.replace(/^<!DOCTYPE html>\n/, '').replace(/<meta ([^>]*)>/g, '<meta $1/>');
        const faults: string[] = [];
        const onError = (level: string, message: string) => level !== 'warning' && faults.push(message);
        new DOMParser({ onError }).parseFromString(xml.replace(/<style>[^<]*<\/style>/, ''), 'text/xml');
        expect(faults).toEqual([]);
        const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [, link] of html.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(link);
      }),
      { numRuns: process.env.SOAK ? 1_000 : 8, seed: 613 },
    );
  });

  test('[EX-107] names, notes and a date stand in it on request only', async () => {
    const fields = {
      reaction: 'negative',
      owner: 'Ann Other',
      notes: 'Ask again',
      ratings: [{ by: 'Bob', reaction: 'positive' }],
    } as const;
    const map = mapOf([touchpoint('a'), touchpoint('n', fields), touchpoint('z')], ['a>n', 'n>z']);
    for (const format of ['report', 'html'] as const) {
      const quiet = await write(map, format);
      expect(quiet).not.toMatch(/Ann Other|Ask again|Bob/);
      const told = await write(map, format, { names: true, notes: true, date: 'on Sunday' });
      expect(told).toMatch(/Ann Other/);
      expect(told).toMatch(/Ask again/);
      expect(told).toMatch(/on Sunday/);
      expect(await write(map, format)).toBe(quiet);
    }
    expect(lossesOfReport(map, DEFAULT_OPTIONS, true)).toEqual([
      '1 name of an owner is left out, unless names are asked for.',
      '1 note is left out, unless notes are asked for.',
    ]);
  });

  test('[EX-108] of a huge map it stays short and says what it leaves out', async () => {
    const many = Array.from({ length: 1_250 }, (_, i) => i);
    const map = mapOf(
      many.flatMap((i) => [
        touchpoint(`a${i}`),
        touchpoint(`n${i}`, i % 2 === 0 ? { reaction: 'negative' } : {}),
        touchpoint(`z${i}`),
        touchpoint(`o${i}`),
      ]),
      many.flatMap((i) => [`a${i}>n${i}`, `n${i}>z${i}`]),
    );
    const html = await write(map, 'html');
    expect(html.length).toBeLessThan(250_000);
    expect(html).toContain('600 more starts of this verdict left out.');
    expect(html).toContain('4500 of 5000 touchpoints left out');
    expect(html).toContain('The picture of 5000 touchpoints is left out');
    expect(lossesOfReport(map, DEFAULT_OPTIONS, true)).toHaveLength(2);
  });
});
