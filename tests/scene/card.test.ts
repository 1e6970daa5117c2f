import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import type { TouchpointState } from '@/lib/analysis/types';
import { REACTIONS, ROLES } from '@/lib/model/types';
import { CARD_LABEL, CARD_WIDTH, cardCaption, cardShapes, cardSize } from '@/lib/scene/card';
import { formatChains, formatCount, formatShare } from '@/lib/scene/format-count';
import { measureText } from '@/lib/scene/layout-text';
import type { CardInput, Shape } from '@/lib/scene/types';
import { mapOf, touchpoint } from '../support/scene-maps';

const STATE: TouchpointState = {
  id: 'a',
  scope: null,
  role: 'intermediate',
  negative: false,
  atRisk: false,
  reachable: true,
  alive: true,
  orphan: false,
  deadEnd: false,
  trap: false,
  reaction: null,
  cutOff: false,
};
const NEGATIVE = { negative: true, reaction: 'negative', alive: false } as const;

function card(state: Partial<TouchpointState>, restores?: bigint): CardInput {
  return { touchpoint: touchpoint('a'), state: { ...STATE, ...state }, restores };
}

function* flat(shapes: readonly Shape[]): Generator<Shape> {
  for (const shape of shapes) {
    yield shape;
    if (shape.kind === 'group') yield* flat(shape.shapes);
  }
}

function texts(input: CardInput): string[] {
  return [...flat(cardShapes(input))].flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
}

describe('[SC-6] the size of a card', () => {
  test('follows the text in steps of four', () => {
    const heights = ['One line', 'Question to a consultant in the online form', 'word '.repeat(200)].map(
      (label) => cardSize(touchpoint('a', { label })).height,
    );
    expect(heights[1]).toBe(heights[0]! + 20);
    expect(heights[2]).toBe(heights[0]! + 60);
    for (const height of heights) expect(height % 4).toBe(0);
  });

  test('is never changed by role, state or reaction', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.constantFrom(undefined, ...REACTIONS),
        fc.constantFrom(undefined, ...ROLES),
        fc.constantFrom(undefined, 'online' as const),
        (label, reaction, role, channel) => {
          const plain = touchpoint('a', { label, channel });
          expect(cardSize({ ...plain, reaction, role })).toEqual(cardSize(plain));
          expect(cardSize(plain).width).toBe(CARD_WIDTH);
        },
      ),
    );
  });

  test('all text lies within the card, caption and tag aside', () => {
    const full = touchpoint('a', {
      label: 'Fővárosi ügyfélszolgálati tájékoztató hosszú szövege négy soron át is kitart',
      standard: { text: 'answer', actual: 45, target: 20, unit: 's' },
      control: 'outside',
      channel: 'online',
      attention: 'short',
      wow: 'yes',
      lifetime: 'recurring',
      dropOff: 0.25,
    });
    const { height } = cardSize(full);
    for (const role of ['start', 'intermediate', 'final'] as const) {
      const shapes = cardShapes({ touchpoint: full, state: { ...STATE, role, reaction: 'neutral' } });
      for (const shape of shapes) {
        if (shape.kind !== 'text' || shape.y < 0) continue;
        expect(shape.x + measureText(shape.text, shape.size, shape.weight)).toBeLessThanOrEqual(CARD_WIDTH - 8);
        expect(shape.y).toBeLessThanOrEqual(height - 10);
      }
    }
  });

  test('label lines keep clear of the face', () => {
    const label = 'Question to a consultant in the online form '.repeat(3);
    for (const shape of cardShapes({ touchpoint: touchpoint('a', { label }), state: { ...STATE, role: 'start' } })) {
      if (shape.kind !== 'text' || shape.size !== CARD_LABEL.size) continue;
      expect(shape.x + measureText(shape.text, shape.size, shape.weight)).toBeLessThanOrEqual(CARD_WIDTH - 36 - 4);
    }
  });
});

describe('[SC-7] what stands above a card', () => {
  test.each([
    [{ role: 'start' }, 'start'],
    [{ role: 'final' }, 'final'],
    [{}, ''],
    [NEGATIVE, 'breaks the chain'],
    [{ ...NEGATIVE, role: 'start' }, 'start · breaks'],
    [{ ...NEGATIVE, role: 'final' }, 'final · breaks'],
    [{ negative: true, reaction: 'positive' }, 'broken inside'],
    [{ cutOff: true, alive: false }, 'no one gets here'],
    [{ cutOff: true, alive: false, role: 'final' }, 'final · no one here'],
    [{ reachable: false, alive: false }, 'not reached'],
    [{ orphan: true, reachable: false, alive: false, role: 'unlinked' }, 'not linked yet'],
    [{ deadEnd: true }, 'dead end'],
    [{ deadEnd: true, role: 'start', leadsOut: true }, 'start'],
    [{ trap: true }, 'no way out'],
  ] as const)('%j: %s', (state, caption) => {
    expect(cardCaption(card(state))).toBe(caption);
    const shown = texts(card(state))[0];
    if (caption) expect(shown).toBe(caption.toUpperCase());
    else expect(shown).toBe('Touchpoint a');
  });

  test.each([...REACTIONS, null])('[SC-7] the reaction %s is said in a word', (reaction) => {
    expect(texts(card({ reaction }))).toContain(reaction ?? 'not rated');
  });
});

describe('[SC-8] outlines', () => {
  const outline = (state: Partial<TouchpointState>): string =>
    [...flat(cardShapes(card(state)))]
      .map((shape) => (shape.kind === 'path' ? `${shape.d} ${shape.stroke}` : ''))
      .join('\n');

  test('a crack only where a chain breaks', () => {
    const cracked = (state: Partial<TouchpointState>): boolean =>
      [...flat(cardShapes(card(state)))].some(
        (shape) => shape.kind === 'path' && shape.stroke === 'negative' && shape.strokeWidth === 2.5,
      );
    expect(cracked(NEGATIVE)).toBe(true);
    expect(cracked({ ...NEGATIVE, cutOff: true })).toBe(true);
    expect(cracked({ ...NEGATIVE, orphan: true })).toBe(false);
    expect(cracked({ reaction: 'neutral' })).toBe(false);
  });

  test('start, final and intermediate differ', () => {
    const all = (['start', 'final', 'intermediate'] as const).map((role) => outline({ role }));
    expect(new Set(all).size).toBe(3);
    expect(all[1]!.match(/A12 12|A8 8/g)?.length).toBeGreaterThan(all[2]!.match(/A12 12|A8 8/g)!.length);
  });
});

describe('[SC-9] what mending brings back', () => {
  test.each([
    [1n, 'mend: +1 chain'],
    [2n, 'mend: +2 chains'],
    [12_345n, 'mend: +12,345 chains'],
    [3_499_999n, 'mend: +3.4 million chains'],
    [10n ** 29n + 1n, 'mend: +1.0 × 10²⁹ chains'],
  ])('%d', (restores, tag) => {
    expect(texts(card(NEGATIVE, restores))).toContain(tag);
  });

  test('nothing is said where nothing comes back', () => {
    expect(texts(card(NEGATIVE, 0n)).join()).not.toContain('mend');
    expect(texts(card(NEGATIVE)).join()).not.toContain('mend');
  });

  test('a shortened number never promises more than there is, and is short', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (count) => {
        const shown = formatCount(count);
        expect(shown.length).toBeLessThanOrEqual(14);
        const scale = { million: 1e6, billion: 1e9, trillion: 1e12 }[/[a-z]+/.exec(shown)?.[0] ?? ''] ?? 1;
        const power = /10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/.exec(shown)?.[1];
        const exponent = power ? Number([...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')) : 0;
        const value = Number.parseFloat(shown.replaceAll(',', '')) * scale * 10 ** exponent;
        expect(value).toBeLessThanOrEqual(Number(count) * (1 + 1e-12));
        expect(value).toBeGreaterThan(Number(count) * 0.89 - 1);
      }),
    );
    expect(formatChains(1n)).toBe('1 chain');
    expect(formatShare(0.4)).toBe('40\u202f%');
    expect(formatShare(0.0125)).toBe('1.3\u202f%');
  });
});

test('[SC-8] the states of a real map: the break is cracked, what lies behind is quiet', () => {
  const map = mapOf([touchpoint('a'), touchpoint('b', { reaction: 'negative' }), touchpoint('c')], ['a>b', 'b>c']);
  const analysis = analyze(map);
  const captions = map.touchpoints.map((item) =>
    cardCaption({ touchpoint: item, state: analysis.touchpoints.get(item.id)! }),
  );
  expect(captions).toEqual(['start', 'breaks the chain', 'final · no one here']);
});
