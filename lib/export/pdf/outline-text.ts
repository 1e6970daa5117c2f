import type { PdfGlyph } from './pdf-kit';
import type { ShapedText } from './shape-text';

/**
 * The outlines of a text as path data, y downwards, its baseline beginning at (x, y).
 * @param scale pixels for each unit of the font
 */
export function outlineText({ glyphs, advances, offsets }: ShapedText, x: number, y: number, scale: number): string {
  let d = '';
  let pen = 0;
  glyphs.forEach((glyph, i) => {
    const [dx, dy] = offsets?.[i] ?? [0, 0];
    d += outlineGlyph(glyph, x + (pen + dx) * scale, y - dy * scale, scale);
    pen += advances[i]!;
  });
  return d;
}

function outlineGlyph({ path }: PdfGlyph, x: number, y: number, scale: number): string {
  let d = '';
  let [px, py] = [0, 0];
  const at = (ux: number, uy: number): string => `${round(x + ux * scale)} ${round(y - uy * scale)}`;
  for (const { command, args } of path.commands) {
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = args;
    if (command === 'moveTo') d += `M${at(a, b)}`;
    else if (command === 'lineTo') d += `L${at(a, b)}`;
    else if (command === 'bezierCurveTo') d += `C${at(a, b)} ${at(c, e)} ${at(f, g)}`;
    // PDF has no quadratic curves: their control point lies two thirds of the way.
    else if (command === 'quadraticCurveTo')
      d += `C${at(px + (2 / 3) * (a - px), py + (2 / 3) * (b - py))} ${at(c + (2 / 3) * (a - c), e + (2 / 3) * (b - e))} ${at(c, e)}`;
    else d += 'Z';
    if (args.length >= 2) [px, py] = [args.at(-2)!, args.at(-1)!];
  }
  return d;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
