import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm } from '@resvg/resvg-wasm';
import { beforeAll, expect, test } from 'vitest';
import { drawPixels } from '@/components/export/draw-pixels';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import type { Exported, ExportTools } from '@/lib/export/types';
import { parseMap } from '@/lib/model/parse-map';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { filesOf } from '@/server/pictures/faces/faces';
import { INTER_FILES } from '@/server/pictures/inter-fonts';
import { rasterize } from '@/server/pictures/rasterize';
import { decodePng } from '../support/decode-png';
import { PACKAGED_FACES } from '../support/faces';

const require = createRequire(import.meta.url);

/** As command line and server draw: by the native rasteriser, with files. */
const NATIVE: ExportTools = {
  ...EXPORT_TOOLS,
  faces: PACKAGED_FACES,
  rasterize: async (svg, size, scale, faces) =>
    rasterize(svg, { ...size, scale, fontFiles: await filesOf(faces, PACKAGED_FACES) }),
};

/** As the page draws: by WebAssembly, with bytes. */
const PAGE: ExportTools = {
  ...NATIVE,
  rasterize: async (svg, _size, scale, faces) => {
    const inter = await Promise.all(INTER_FILES.map((file) => readFile(file)));
    const more = await Promise.all(faces.map(({ id }) => PACKAGED_FACES.face(id)));
    return drawPixels(svg, scale, [...inter, ...more.filter((bytes) => bytes !== null)]);
  },
};

function picture(tools: ExportTools, theme: 'light' | 'dark' = 'light'): Promise<Exported | null> {
  const parsed = parseMap(JSON.parse(readFileSync('tests/fixtures/scripts.journey.json', 'utf8')));
  if (!parsed.ok) throw new Error('not a map');
  return exportMap(parsed.map, 'png', { ...DEFAULT_OPTIONS, theme, data: false }, tools);
}

let native: Exported | null = null;
beforeAll(async () => {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  native = await picture(NATIVE);
});

test('[SC-104] a map of every script: the pixels of the page are those of command line and server', async () => {
  const page = await picture(PAGE);
  const [a, b] = [native, page].map((made) => decodePng(made?.bytes ?? new Uint8Array()));
  expect([a?.width, a?.height]).toEqual([b?.width, b?.height]);
  let most = 0;
  a?.pixels.forEach((value, i) => {
    most = Math.max(most, Math.abs(value - (b?.pixels[i] ?? 999)));
  });
  expect(most).toBeLessThanOrEqual(1);
  expect(page?.notes).toEqual(native?.notes);
});

test('[SC-104] what no font has is said in the notes, and nothing else is missing', () => {
  expect(native?.notes).toHaveLength(1);
  expect(native?.notes[0]).toMatch(/^No font at hand has 𓀀 𓂀 𓃠: an empty box stands in their place/u);
});

test('[SC-104] without faces the picture is made all the same: boxes, and all of them said', async () => {
  const { faces: _, ...bare } = NATIVE;
  const made = await picture(bare);
  expect(made?.notes[0]).toMatch(/^No font at hand has 中 文 /u);
  expect(decodePng(made?.bytes ?? new Uint8Array()).width).toBe(decodePng(native?.bytes ?? new Uint8Array()).width);
});
