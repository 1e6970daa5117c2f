import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastRatio, inkVariables } from '@/lib/scene/theme';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

/** The `--tl-*` declarations of the rule that begins with `head`. */
function declarations(head: string): Record<string, string> {
  const start = css.indexOf(head);
  expect(start, `${head} is missing`).toBeGreaterThanOrEqual(0);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/(--tl-[a-z-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]));
}

const light = declarations(':root {');
const systemDark = declarations(':root:not([data-theme="light"])');
const chosenDark = declarations(':root[data-theme="dark"]');

describe('design tokens', () => {
  it('[PA-1] the page has the colours of lib/scene in light and in dark', () => {
    expect(light).toMatchObject(inkVariables('light'));
    expect(systemDark).toMatchObject(inkVariables('dark'));
  });

  it('[PA-1] a chosen dark theme is the same as the one of the system', () => {
    expect(chosenDark).toEqual(systemDark);
    expect(Object.keys(systemDark).sort()).toEqual(Object.keys(light).sort());
  });

  it.each([
    ['light', light],
    ['dark', systemDark],
  ])('[PA-2] text of the page keeps 4.5:1 and borders of controls 3:1 (%s)', (_, token) => {
    const ratio = (a: string, b: string): number => contrastRatio(token[`--tl-${a}`] ?? '', token[`--tl-${b}`] ?? '');
    for (const ground of ['paper', 'surface', 'neutral-bg']) {
      for (const ink of ['ink', 'soft']) expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const [ink, ground] of [
      ['negative', 'surface'],
      ['positive', 'surface'],
      ['ink', 'negative-bg'],
      ['soft', 'negative-bg'],
      ['on-negative', 'negative'],
      ['accent-ink', 'accent'],
    ] as const) {
      expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const mark of ['control', 'focus']) expect(ratio(mark, 'surface'), mark).toBeGreaterThanOrEqual(3);
  });
});
