import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '@/lib/scene/clean-text';
import { fitText, layoutText, measureText } from '@/lib/scene/layout-text';

const STYLE = { width: 174, size: 14, weight: 600 } as const;
const bare = (text: string): string => text.replace(/[\s\u200b]+/gu, '');

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'клиника',
    'сурталчилгаа үүлэн өрөө',
    'Árvíztűrő tükörfúrógép',
    'Tiếng Việt',
    '日本語のラベル。',
    '👨‍👩‍👧‍👦',
    'a-b/c',
    'שלום',
  ),
);
const texts = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' '));

test('[SC-2] lines joined are the text, white space aside', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { lines, cut } = layoutText(text, STYLE);
      expect(cut).toBe(false);
      expect(bare(lines.join(''))).toBe(bare(cleanText(text)));
    }),
    { numRuns: 2000 },
  );
});

test('[SC-2] every line fits unless it is a single grapheme', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(texts, fc.integer({ min: 20, max: 300 }), (text, width) => {
      const layout = layoutText(text, { ...STYLE, width });
      for (const line of layout.lines) {
        const fits = measureText(line, 14, 600) <= width + 0.01;
        expect(fits || [...segmenter.segment(line)].length === 1, JSON.stringify(line)).toBe(true);
      }
      expect(layout.width).toBeCloseTo(Math.max(0, ...layout.lines.map((line) => measureText(line, 14, 600))), 6);
    }),
    { numRuns: 1000 },
  );
});

describe('[SC-2] lines break where people expect it', () => {
  test.each([
    ['Question to a consultant in the online form', ['Question to a consultant', 'in the online form']],
    ['Promotional SMS or e-mail', ['Promotional SMS or', 'e-mail']],
    ['Въпрос към консултант през формата', ['Въпрос към консултант', 'през формата']],
    ['Kérdés a tanácsadóhoz az űrlapon', ['Kérdés a tanácsadóhoz', 'az űrlapon']],
    ['Маягтаар зөвлөхөөс асуух', ['Маягтаар зөвлөхөөс', 'асуух']],
  ])('%s', (text, lines) => {
    expect(layoutText(text, STYLE).lines).toEqual(lines);
  });

  test('ideographs break anywhere but not before a full stop', () => {
    const { lines } = layoutText('日本語のラベルはどこでも改行。できる', { ...STYLE, width: 14 * 14 });
    expect(lines).toHaveLength(2);
    expect(lines[1]!.startsWith('。')).toBe(false);
  });
});

test('[SC-3] line breaks of every kind are kept, also empty lines', () => {
  expect(layoutText('one\r\ntwo\n\nthree\u2028four', STYLE).lines).toEqual(['one', 'two', '', 'three', 'four']);
});

test('[SC-3] a label with too many lines ends in an ellipsis and still fits', () => {
  const layout = layoutText('consultation '.repeat(30), { ...STYLE, maxLines: 4 });
  expect(layout.cut).toBe(true);
  expect(layout.lines).toHaveLength(4);
  expect(layout.lines[3]).toMatch(/…$/);
  for (const line of layout.lines) expect(measureText(line, 14, 600)).toBeLessThanOrEqual(STYLE.width);
});

test('[SC-4] 100,000 characters take no longer than what is shown of them', () => {
  const layout = (text: string): number => {
    const start = performance.now();
    layoutText(text, { ...STYLE, maxLines: 4 });
    return performance.now() - start;
  };
  for (const unit of ['word ', 'x', 'ж', '日', '👨‍👩‍👧', 'e\u0301', '\n', ' ']) {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    layout(text);
    const fastest = Math.min(layout(text), layout(text), layout(text));
    expect(fastest, JSON.stringify(unit)).toBeLessThan(60);
  }
});

test('[SC-5] no control character, half surrogate or bidirectional override is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 0, max: 0xffff }), (text, unit) => {
      const clean = cleanText(text + String.fromCharCode(unit) + text);
      expect(clean).not.toMatch(/(?!\n)\p{Cc}|[\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
  expect(cleanText('a\u0000b\u001bc\ud800d')).toBe('abc\ufffdd');
});

test('[SC-2] one line is cut to its width', () => {
  expect(fitText('short', 100, 14, 400)).toBe('short');
  const cut = fitText('a rather long text\nfor one line', 80, 14, 400);
  expect(cut).toMatch(/…$/);
  expect(measureText(cut, 14, 400)).toBeLessThanOrEqual(80);
});
