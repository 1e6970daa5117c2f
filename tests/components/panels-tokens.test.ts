import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrastRatio, inkVariables } from '@/lib/scene/theme';
import { MOTION, RADIUS, SPACE, TYPE } from '@/lib/scene/tokens';

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

  it('[PA-210] the page has the type, radii, space and motion of lib/scene', () => {
    const start = css.indexOf('@theme static {');
    const body = css.slice(start, css.indexOf('}', start));
    const values = Object.fromEntries(
      [...body.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
    );
    const rem = (pixels: number): string => `${pixels / 16}rem`;
    const wanted: Record<string, string> = {
      '--spacing': rem(SPACE),
      '--default-transition-duration': `${MOTION.quick}ms`,
      '--tl-motion-quick': `${MOTION.quick}ms`,
      '--tl-motion-calm': `${MOTION.calm}ms`,
    };
    for (const [name, { size, line }] of Object.entries(TYPE)) {
      wanted[`--text-${name}`] = rem(size);
      wanted[`--text-${name}--line-height`] = rem(line);
    }
    for (const [name, radius] of Object.entries(RADIUS)) wanted[`--radius-${name}`] = `${radius}px`;
    expect(values).toEqual(wanted);
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

  it('[PA-210] the page sets no type and no corner in other measures', () => {
    // The headline of the first page and of a presentation, and words under a picture for a thumb.
    const other = new Set(['text-[10px]', 'text-[17px]', 'text-[30px]', 'text-[40px]', 'text-[56px]']);
    const strays = ['app', 'components'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.tsx'))
        .flatMap((file) => {
          const found = readFileSync(join(folder, file), 'utf8').match(/(?<![\w-])(?:text|rounded)-\[\d+px\]/g) ?? [];
          return found.filter((stray) => !other.has(stray)).map((stray) => `${stray} in ${file}`);
        }),
    );
    expect(strays).toEqual([]);
  });
});
