import type { Ink, Theme } from './types';

/**
 * Colours of everything that is drawn, on the page and in pictures. `soft` and darker carry text (4.5:1 on paper,
 * surface and their own tint); `faint` carries lines and marks only (3:1). Tests hold the ratios.
 */
export const THEMES: Readonly<Record<Theme, Readonly<Record<Ink, string>>>> = {
  light: {
    paper: '#faf9f6',
    dot: '#e4e1da',
    surface: '#ffffff',
    line: '#e3e0d9',
    ink: '#1d2129',
    soft: '#5d6470',
    faint: '#8a909a',
    edge: '#414853',
    positive: '#0072b2',
    'positive-bg': '#e6f1f8',
    neutral: '#6b7280',
    'neutral-bg': '#eff0f2',
    negative: '#bb4900',
    'negative-bg': '#fdeee5',
    'on-negative': '#ffffff',
    'phase-violet': '#7a5bc4',
    'phase-teal': '#0f8578',
    'phase-amber': '#a06e00',
    'phase-rose': '#c2447f',
    'phase-olive': '#6f7d1c',
    'phase-slate': '#5a6b85',
  },
  dark: {
    paper: '#15171b',
    dot: '#272a30',
    surface: '#1e2127',
    line: '#333842',
    ink: '#eceef1',
    soft: '#a4abb6',
    faint: '#6f7682',
    edge: '#b9c0ca',
    positive: '#5db4e6',
    'positive-bg': '#16303f',
    neutral: '#a4abb6',
    'neutral-bg': '#2a2e36',
    negative: '#ff8a4c',
    'negative-bg': '#40210f',
    'on-negative': '#15171b',
    'phase-violet': '#a98ee8',
    'phase-teal': '#3db8a8',
    'phase-amber': '#d9a53a',
    'phase-rose': '#e583ae',
    'phase-olive': '#a9b84e',
    'phase-slate': '#93a5c2',
  },
};

/** The value of a colour, as `#rrggbb`. */
export function inkValue(ink: Ink, theme: Theme): string {
  return THEMES[theme][ink];
}

/** Every colour of a theme as a CSS variable, for the page: `--tl-paper` … `--tl-phase-slate`. */
export function inkVariables(theme: Theme): Record<`--tl-${Ink}`, string> {
  const entries = Object.entries(THEMES[theme]).map(([ink, value]) => [`--tl-${ink}`, value]);
  return Object.fromEntries(entries) as Record<`--tl-${Ink}`, string>;
}

/** Contrast of two `#rrggbb` colours, 1–21 (WCAG 2.2, relative luminance). */
export function contrastRatio(a: string, b: string): number {
  const [bright, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const channel = (from: number): number => {
    const value = Number.parseInt(color.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
