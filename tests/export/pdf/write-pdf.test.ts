import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { EXAMPLES, exampleMap } from '@/lib/examples/examples';
import { piecesOf } from '@/lib/export/pdf/pieces';
import { parseMap } from '@/lib/model/parse-map';
import { EMPTY_MAP, type JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import {
  bare,
  contentsOf,
  HAS_POPPLER,
  latin,
  pageSizes,
  pdfOf,
  spaced,
  textOfPdf,
  textOfPicture,
} from '../../support/pdf';
import { mapOf, touchpoint } from '../../support/scene-maps';

const telephony = exampleMap('telephony-en')!;
/** Labels that fonts draw with other glyphs than those of their letters, or one glyph for several letters. */
const ODD = mapOf(
  [
    'A -> B, B => A',
    '(A) – [B] {C} A-B 1:30 a:b',
    '10x20 10 x 20 x=y != <=',
    'Δ ∆ Ω Ω ʼ ’ ① ➀',
    'Xin chào Việt Nam, đặt lịch hẹn',
    'Ελληνικά: ραντεβού',
    'ą̄ x̌ Й й é',
    'it’s 50 % of ½, 3² №5 €7 "quotes" \\ back (paren',
  ].map((label, i) => touchpoint(`t${i}`, { label })),
  [{ id: 'e', source: 't0', target: 't1', label: '--> (A)' }],
  { title: 'A -> B (C): 10x20 & <ok> \\' },
);

/** Labels in scripts that other faces draw, from the right, joined and mixed. */
const SCRIPTS = mapOf(
  [
    '日本語 の ラベル',
    '在线表格中的问题（测试）',
    '온라인 양식의 질문',
    'سؤال في النموذج 123 عبر الإنترنت',
    'الله لا كلا',
    'رقم ٣٤ هنا',
    'یک گفتگو پارسی',
    'שאלה בטופס המקוון',
    'שלום (עד) 17:30, abc',
    'abc שלום 12',
    'ok 👩‍💻 🇭🇺 1️⃣ 😀',
    'Call 電話 שיחה 📞 now',
    'a 𓀀 b',
  ].map((label, i) => touchpoint(`t${i}`, { label })),
  [{ id: 'e', source: 't0', target: 't1', label: 'שלום 日本' }],
  { title: 'שלום (abc) עולם · 日本語 · مرحبا' },
);

describe('a PDF', () => {
  test('[SC-120] is the same to the byte whenever it is made, and says nothing of when', async () => {
    const [first, second] = [await pdfOf(telephony), await pdfOf(telephony)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const text = latin(first.bytes);
    expect(text.startsWith('%PDF-1.7\n')).toBe(true);
    expect(text.endsWith('%%EOF\n')).toBe(true);
    expect(text).not.toMatch(/CreationDate|ModDate|1970|xmp/);
    expect(first.notes).toEqual([]);
  });

  test('[SC-121] has its title shown by readers, without what may not stand in it', async () => {
    const { bytes } = await pdfOf({ ...EMPTY_MAP, title: 'A & <b>\u202e(C)\\' });
    const text = latin(bytes);
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toContain('(A & <b>\\(C\\)\\\\)');
  });

  const maps: [string, JourneyMap][] = [
    ...EXAMPLES.map(({ id }): [string, JourneyMap] => [id, exampleMap(id)!]),
    ['odd', ODD],
  ];
  test.skipIf(!HAS_POPPLER).each(maps)(
    '[SC-122] says to copy and search what the picture says: %s',
    async (_id, map) => {
      const { bytes } = await pdfOf(map);
      expect(spaced(textOfPdf(bytes))).toBe(spaced(textOfPicture(map)));
    },
  );

  test.skipIf(!HAS_POPPLER)('[SC-122] says it in every script, read from the right too', async () => {
    const { bytes, notes } = await pdfOf(SCRIPTS);
    expect(bare(textOfPdf(bytes))).toBe(bare(textOfPicture(SCRIPTS)));
    expect(notes).toEqual([expect.stringContaining('No font at hand has 𓀀:')]);
  });

  test.skipIf(!HAS_POPPLER)('[SC-122] says what the map of every script says', async () => {
    const parsed = parseMap(JSON.parse(readFileSync('tests/fixtures/scripts.journey.json', 'utf8')));
    if (!parsed.ok) throw new Error('not a map');
    const { bytes } = await pdfOf(parsed.map);
    expect(bare(textOfPdf(bytes))).toBe(bare(textOfPicture(parsed.map)));
  });

  test.skipIf(!HAS_POPPLER)('[SC-122] vowel points are drawn; the words are found without them', async () => {
    const { bytes } = await pdfOf(mapOf([touchpoint('a', { label: 'שָׁלוֹם' }), touchpoint('b', { label: 'مُحَمَّد' })]));
    expect(bare(textOfPdf(bytes))).toMatch(/שלום.*محمد/);
  });

  test('[SC-122] a face without outlines is not used, and what it would draw is named', async () => {
    const picture = { id: 'x', family: 'Coloured Emoji', weight: 400, postscriptName: 'Coloured' };
    const faces = { findFaces: async () => [picture], face: async () => new Uint8Array([0, 1, 0, 0]) };
    const { notes } = await pdfOf(mapOf([touchpoint('a', { label: 'ok 😀' })]), {}, { faces });
    expect(notes).toEqual([expect.stringContaining('No font at hand has 😀:')]);
  });

  test.skipIf(!HAS_POPPLER)('[SC-122] each label is found, whatever letters of Inter it has', async () => {
    const letters = '\\-\\->=<xX(){}:/.,…·%№€’"A-Za-z0-9À-ÿĀ-žͰ-ͷΆΈ-ΊΌΎ-ΡΣ-ϏЀ-џҐґҮүӨөẠ-ỹ ';
    const label = fc.stringMatching(new RegExp(`^[${letters}]{1,60}$`, 'u')).filter((text) => text.trim() !== '');
    const labels = fc.array(label, { minLength: 20, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(labels, async (all) => {
        const map = mapOf(all.map((text, i) => touchpoint(`t${i}`, { label: text })));
        expect(bare(textOfPdf((await pdfOf(map)).bytes))).toBe(bare(textOfPicture(map)));
      }),
      { numRuns: Number(process.env.SOAK ?? 0) > 0 ? 200 : 2, seed: 20 },
    );
  });

  test('[SC-123] fits the map by default: one page, three quarters of a point for each pixel', async () => {
    const { bytes } = await pdfOf(telephony);
    expect(pageSizes(bytes)).toEqual([[3276, 1023.75]]);
  });

  test('[SC-123] shrinks a map that is larger than a page may be, and says so', async () => {
    const wide = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('b', { x: 1_000_000, y: 40 })], ['a>b']);
    const { bytes, notes } = await pdfOf(wide);
    expect(pageSizes(bytes)[0]![0]).toBe(14_400);
    expect(Number(/\/UserUnit ([\d.]+)/.exec(latin(bytes))?.[1])).toBeCloseTo(52.1, 1);
    expect(notes.join()).toContain('drawn at 1.9 % of its size');
  });

  test('[SC-124] lies on one sheet the way that makes it larger, and says when it can’t be read', async () => {
    const { bytes, notes } = await pdfOf(telephony, { page: 'a4' });
    expect(pageSizes(bytes)).toEqual([[841.89, 595.28]]);
    expect(notes.join()).toContain('smallest text is 1.9 points high');
    const tall = mapOf([touchpoint('a', { x: 0, y: 0 }), touchpoint('b', { x: 0, y: 900 })], ['a>b']);
    const portrait = await pdfOf(tall, { page: 'letter' });
    expect(pageSizes(portrait.bytes)).toEqual([[612, 792]]);
    expect(portrait.notes).toEqual([]);
  });

  test('[SC-127] fills the page by its theme; transparent leaves light paper white', async () => {
    const first = async (options: object): Promise<string> => contentsOf((await pdfOf(telephony, options)).bytes)[0]!;
    const ground = /scn\n0 0 [\d.]+ [\d.]+ re\nf/;
    expect(await first({})).toMatch(ground);
    expect(await first({ transparent: true })).not.toMatch(ground);
    expect(await first({ transparent: true, theme: 'dark' })).toMatch(ground);
  });

  test('[SC-128] draws every shape of the picture, in its order, and tells how far it is', async () => {
    const map = mapOf(Array.from({ length: 400 }, (_, i) => touchpoint(`t${i}`)));
    const told: number[] = [];
    const { bytes } = await pdfOf(map, {}, { progress: (done) => told.push(done) });
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const pieces = piecesOf(mapScene(map, analyze(map)).shapes);
    expect(pieces.length).toBeGreaterThan(400);
    const texts = contentsOf(bytes)[0]!.match(/\nBT\n/g)?.length;
    expect(texts).toBeGreaterThan(800);
  });
});
