import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { embedFonts } from '@/lib/export/embed-fonts';
import { FONT_SUBSETS } from '@/lib/export/font-subsets';
import type { FontWeight, Scene } from '@/lib/scene/types';
import { readFont } from '@/server/pictures/read-font';

const require = createRequire(import.meta.url);

function sceneOf(...texts: readonly (readonly [string, FontWeight])[]): Scene {
  const shapes = texts.map(([text, weight]) => {
    return { kind: 'group', x: 0, y: 0, shapes: [{ kind: 'text', x: 0, y: 9, text, size: 9, weight, ink: 'ink' }] };
  });
  return { width: 9, height: 9, title: '', description: '', shapes: shapes as Scene['shapes'] };
}

test('[EX-20] the pieces of the font are those of the package', () => {
  const json = readFileSync(require.resolve('@fontsource/inter/unicode.json'), 'utf8');
  expect(FONT_SUBSETS).toEqual(JSON.parse(json));
});

test('[EX-20] a drawing carries the pieces of the font that its texts need, each once', async () => {
  const asked: string[] = [];
  const read = (name: string): Promise<Uint8Array> => {
    asked.push(name);
    return readFont(name);
  };
  const fonts = await embedFonts(sceneOf(['Call', 400], ['өрөө', 600], ['Ad', 400]), read);
  expect(asked).toEqual([
    'inter-latin-400-normal.woff2',
    'inter-cyrillic-ext-600-normal.woff2',
    'inter-cyrillic-600-normal.woff2',
  ]);
  expect(fonts.map(({ weight }) => weight)).toEqual([400, 600, 600]);
  expect(fonts[0]?.unicodeRange).toBe(FONT_SUBSETS.latin);
  expect(Buffer.from(fonts[0]?.base64 ?? '', 'base64').toString('latin1', 0, 4)).toBe('wOF2');
});
