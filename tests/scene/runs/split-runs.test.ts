import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { cleanText } from '@/lib/scene/clean-text';
import { measureText } from '@/lib/scene/layout-text';
import { type FaceSet, NO_FACES } from '@/lib/scene/runs/face';
import { missingIn } from '@/lib/scene/runs/missing-in';
import { type PlacedRun, splitRuns, type TextShape } from '@/lib/scene/runs/split-runs';
import { facesFor } from '../../support/faces';

const ALL = 'a日か한سש😀👩‍💻🇭🇺1️⃣٣';
let faces: FaceSet = NO_FACES;
beforeAll(async () => {
  faces = await facesFor([ALL]);
});

function shapeOf(text: string, more: Partial<TextShape> = {}): TextShape {
  return { kind: 'text', x: 100, y: 0, text, size: 10, weight: 400, ink: 'ink', ...more };
}

/** Runs that are drawn, from left to right: the first letters of the family, and what is drawn. */
function drawn(text: string): string[] {
  return splitRuns(shapeOf(text), faces)
    .filter(({ shown }) => shown !== '')
    .sort((a, b) => a.x - b.x)
    .map(({ face, shown, direction }) => `${direction} ${face?.family.replace('Noto Sans ', '') ?? 'Inter'}: ${shown}`);
}

describe('[SC-100] a line is cut into runs of one face and one direction', () => {
  test.each([
    ['Question', ['ltr Inter: Question']],
    ['Өрөө, ü, Việt, ς', ['ltr Inter: Өрөө, ü, Việt, ς']],
    ['Hello 日本語 x', ['ltr Inter: Hello', 'ltr SC: 日本語', 'ltr Inter: x']],
    ['質問か', ['ltr SC: 質問か']],
    ['온라인 양식', ['ltr NanumGothic: 온라인', 'ltr NanumGothic: 양식']],
    ['مرحبا بالعالم', ['rtl Arabic: مرحبا بالعالم']],
    ['→ ⚠ ok', ['ltr Inter: → ⚠ ok']],
    ['ok 👩‍💻🇭🇺 1️⃣', ['ltr Inter: ok', 'ltr Noto Emoji: 👩‍💻🇭🇺', 'ltr Noto Emoji: 1️⃣']],
  ])('%s', (text, runs) => {
    expect(drawn(text)).toEqual(runs);
  });
});

describe('[SC-101] runs are ordered by the Unicode Bidirectional Algorithm', () => {
  test.each([
    ['שלום abc', ['ltr Inter: abc', 'rtl Hebrew: שלום']],
    ['abc שלום 12', ['ltr Inter: abc', 'ltr Inter: 12', 'rtl Hebrew: שלום']],
    ['abc שלום, x', ['ltr Inter: abc', 'rtl Hebrew: שלום', 'ltr Inter: , x']],
    ['שלום (abc)!', ['ltr Inter: !', 'ltr Inter: (', 'ltr Inter: abc', 'ltr Inter: )', 'rtl Hebrew: שלום']],
    ['שלום (עד) 17:30', ['ltr Inter: 17:30', 'ltr Inter: (', 'rtl Hebrew: עד', 'ltr Inter: )', 'rtl Hebrew: שלום']],
    ['رقم ٣٤', ['ltr Arabic: ٣', 'ltr Arabic: ٤', 'rtl Arabic: رقم']],
    ['سلام שלום', ['rtl Hebrew: שלום', 'rtl Arabic: سلام']],
  ])('%s', (text, runs) => {
    expect(drawn(text)).toEqual(runs);
  });
});

describe('[SC-102] what no face has', () => {
  test('is one box each, and named once', () => {
    expect(drawn('a 𓀀 b')).toEqual(['ltr Inter: a', 'ltr Inter: □', 'ltr Inter: b']);
    expect(missingIn([shapeOf('𓀀 日 𓀀𓂀'), { kind: 'group', x: 0, y: 0, shapes: [shapeOf('a𓃠')] }], faces)).toEqual([
      '𓀀',
      '𓂀',
      '𓃠',
    ]);
  });

  test('a sequence that no face has as one sign is drawn part by part, a joined one without a part as one box', () => {
    expect(drawn('😀\u200d🏀')).toEqual(['ltr Noto Emoji: 😀🏀']);
    expect(splitRuns(shapeOf('👩‍💻'), NO_FACES).map(({ shown, text }) => [shown, text])).toEqual([['□', '👩‍💻']]);
    expect(missingIn([shapeOf('👩‍💻🇭🇺')], NO_FACES)).toEqual(['👩‍💻', '🇭🇺']);
  });

  test('a mark stays with its letter; one that no face has is a box behind it', () => {
    expect(drawn('שָׁ')).toEqual(['rtl Hebrew: שָׁ']);
    expect(splitRuns(shapeOf('x\u{16ff0}'), faces).map(({ shown }) => shown)).toEqual(['x', '□']);
  });
});

describe('[SC-103] runs stand beside each other', () => {
  const widthOf = ({ face, shown, size }: PlacedRun): number => {
    const known = faces.families.find(({ name }) => name === face?.family)?.at(400);
    return known ? known.width(shown) * size : measureText(shown, size, 400);
  };

  test.each(['ab日本cd', 'a😀b', '日한か', 'abשלוםcd', 'שלוםمرحبا', 'ab٣٤'])('%s without gap or overlap', (text) => {
    const runs = splitRuns(shapeOf(text), faces).sort((a, b) => a.x - b.x);
    expect(runs[0]?.x).toBe(100);
    runs.slice(1).forEach((run, i) => {
      expect(run.x).toBeCloseTo(runs[i]!.x + widthOf(runs[i]!), 6);
    });
  });

  test('letters of Arabic are measured as they are joined', () => {
    const arabic = faces.families.find(({ name }) => /Arabic/.test(name))?.at(400);
    expect(arabic?.width('سسس')).toBeLessThan(3 * (arabic?.width('س') ?? 0));
  });

  test('a line hangs on its anchor as a whole', () => {
    const ends = (anchor: TextShape['anchor']) =>
      splitRuns(shapeOf('a日b', { anchor }), faces).map(({ x, anchor: own }) => [x, own] as const);
    const [start, end] = [ends('start'), ends('end')];
    const total = start[0]![0] - end[0]![0];
    expect(total).toBeCloseTo(measureText('ab', 10, 400) + 10, 6);
    expect(ends('middle')[0]![0]).toBeCloseTo(100 - total / 2, 6);
    expect(splitRuns(shapeOf('日本', { anchor: 'end' }), faces)[0]).toMatchObject({ x: 100, anchor: 'end' });
  });
});

test('[SC-100] nothing is lost: the runs of any line, joined, are the line', () => {
  const sign = fc.oneof(
    fc.constantFrom(
      ...['日', 'か', '한', 'س', 'ש', 'שָׁ', '😀', '👩‍💻', '🇭🇺', '1️⃣', '٣', '12', ' ', ' (', ') ', '!', '𓀀', 'a', 'ө'],
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 20 }), fc.boolean(), (signs, bare) => {
      const text = cleanText(signs.join('')).replaceAll('\n', ' ');
      const runs = splitRuns(shapeOf(text), bare ? NO_FACES : faces);
      expect(runs.map((run) => run.text).join('')).toBe(text);
      expect(runs.every(({ x }) => Number.isFinite(x))).toBe(true);
    }),
    { seed: 7, numRuns: 150 },
  );
});

test('[SC-103] an emoji takes no more room than lines leave for it', () => {
  for (const sign of ['😀', '⭐', '⌚', '⏩', '✅', '❤️', '👩‍💻', '🇭🇺', '👍🏽']) {
    const [run] = splitRuns(shapeOf(sign), faces);
    const width =
      faces.families
        .find(({ name }) => name === run?.face?.family)
        ?.at(400)
        .width(run?.shown ?? '') ?? 9;
    // One em, or two for a flag: the halves of a flag are signs of their own to whoever breaks lines.
    expect(width * (run?.size ?? 0), sign).toBeLessThanOrEqual(measureText(sign, 10, 400) * 1.03);
  }
});
