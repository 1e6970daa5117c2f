import { Resvg } from '@resvg/resvg-js';
import { escapeXml } from '@/lib/scene/svg';
import { INTER_FILES } from './inter-fonts';

const CELL = 40;
const SIZE = 20;
/** More characters than this are not asked about: what is missing is said, not counted. */
const MOST = 256;
/** Of the last private plane: no font has it, so it shows what 'no glyph' looks like. */
const NOWHERE = '\u{10fffd}';

/**
 * Which characters no font of this system can draw. resvg doesn't say, so each is drawn in a cell of its own and
 * compared with the sign that stands for a missing glyph.
 */
export function findUndrawable(characters: readonly string[]): string[] {
  const asked = characters.slice(0, MOST);
  const cells = [NOWHERE, ...asked].map((character, i) => {
    return `<text x="8" y="${i * CELL + 28}" font-size="${SIZE}" font-family="Inter">${escapeXml(character)}</text>`;
  });
  const height = cells.length * CELL;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CELL}" height="${height}">${cells.join('')}</svg>`;
  const resvg = new Resvg(svg, {
    font: { fontFiles: [...INTER_FILES], loadSystemFonts: true, defaultFontFamily: 'Inter' },
  });
  const { pixels, width } = resvg.render();
  const cell = (i: number): Uint8Array => pixels.subarray(i * CELL * width * 4, (i + 1) * CELL * width * 4);
  const nothing = Buffer.from(cell(0));
  return asked.filter((_, i) => nothing.equals(cell(i + 1)));
}
