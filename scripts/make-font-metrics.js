// Reads the four weights of Inter that every picture uses and writes their advance widths to lib/scene/font-metrics.json,
// so that text is laid out the same on the page, in SVG and in PNG without a font at hand.
// Run it again when @expo-google-fonts/inter changes: `node scripts/make-font-metrics.js`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';

const require = createRequire(import.meta.url);
const FILES = { 400: '400Regular', 500: '500Medium', 600: '600SemiBold', 700: '700Bold' };
/** Two of these letters hold one width, 0–4095 font units. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function load(folder) {
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/inter/${folder}/Inter_${folder}.ttf`));
  return opentype.parse(new Uint8Array(bytes).buffer);
}

/** Runs of neighbouring code points as [first, length], from U+0020 on. */
function rangesOf(points) {
  const ranges = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && point === last[0] + last[1]) last[1]++;
    else ranges.push([point, 1]);
  }
  return ranges;
}

const fonts = Object.fromEntries(Object.entries(FILES).map(([weight, folder]) => [weight, load(folder)]));
const points = Object.keys(fonts[400].tables.cmap.glyphIndexMap)
  .map(Number)
  .filter((point) => point >= 0x20 && !(point >= 0xe000 && point <= 0xf8ff))
  .filter((point) => Object.values(fonts).every((font) => font.charToGlyphIndex(String.fromCodePoint(point)) > 0))
  .sort((a, b) => a - b);
const widths = {};
for (const [weight, font] of Object.entries(fonts)) {
  if (font.unitsPerEm !== fonts[400].unitsPerEm) throw new Error(`weight ${weight} has other units`);
  widths[weight] = points
    .map((point) => {
      const width = Math.min(4095, Math.round(font.charToGlyph(String.fromCodePoint(point)).advanceWidth));
      return DIGITS[width >> 6] + DIGITS[width & 63];
    })
    .join('');
}
const metrics = { unitsPerEm: fonts[400].unitsPerEm, ranges: rangesOf(points).flat(), widths };
const target = new URL('../lib/scene/font-metrics.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(metrics)}\n`);
process.stdout.write(`${points.length} characters, 4 weights\n`);
