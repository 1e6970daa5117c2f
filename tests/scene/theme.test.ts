import { describe, expect, test } from 'vitest';
import { PHASE_COLORS } from '@/lib/scene/lanes/phase-color';
import { contrastRatio, inkValue, inkVariables, THEMES } from '@/lib/scene/theme';
import type { Ink, Theme } from '@/lib/scene/types';

const TEXT: readonly (readonly [Ink, readonly Ink[]])[] = [
  ['ink', ['paper', 'surface', 'negative-bg', 'positive-bg', 'neutral-bg']],
  ['soft', ['paper', 'surface']],
  ['positive', ['paper', 'surface', 'positive-bg']],
  ['neutral', ['paper', 'surface']],
  ['negative', ['paper', 'surface', 'negative-bg']],
  ['on-negative', ['negative']],
];
const MARKS: readonly Ink[] = [
  ...(['faint', 'edge', 'positive', 'neutral', 'negative'] as const),
  ...PHASE_COLORS.map((color) => `phase-${color}` as const),
];

describe.each(['light', 'dark'] as const)('[SC-10] %s', (theme: Theme) => {
  test.each(TEXT.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    '%s on %s carries text',
    (ink, ground) => {
      expect(contrastRatio(inkValue(ink, theme), inkValue(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(MARKS)('%s is seen on paper and surface', (ink) => {
    for (const ground of ['paper', 'surface'] as const) {
      expect(contrastRatio(inkValue(ink, theme), inkValue(ground, theme))).toBeGreaterThanOrEqual(3);
    }
  });

  test('features of a face are seen on its tint', () => {
    for (const reaction of ['positive', 'neutral', 'negative'] as const) {
      expect(contrastRatio(inkValue(reaction, theme), inkValue(`${reaction}-bg`, theme))).toBeGreaterThanOrEqual(3);
    }
  });
});

test('[SC-10] both themes have the same inks, all of them as variables', () => {
  expect(Object.keys(THEMES.dark)).toEqual(Object.keys(THEMES.light));
  expect(inkVariables('light')['--tl-on-negative']).toBe(THEMES.light['on-negative']);
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
