import { MAP_NAMESPACE } from '../protocol/carried-map';
import { cleanText } from './clean-text';
import { hasRightToLeft } from './reads-from-right';
import { type FaceSet, NO_FACES } from './runs/face';
import { splitRuns, type TextShape } from './runs/split-runs';
import { THEMES } from './theme';
import type { FontWeight, Ink, Scene, Shape, Theme } from './types';

export interface EmbeddedFont {
  readonly weight: FontWeight;
  /** `font/ttf`, `font/woff2` … */
  readonly mime: string;
  readonly base64: string;
  /** The characters that it is for, as CSS has it; absent: all. */
  readonly unicodeRange?: string;
}

export interface SvgOptions {
  readonly theme: Theme;
  /** Fonts to carry along, so that the picture looks the same where Inter is not installed. */
  readonly embedFonts?: readonly EmbeddedFont[];
  /** The map file to carry along, so that the picture can be opened again. */
  readonly mapJson?: string;
  /** No ground behind the drawing. */
  readonly transparent?: boolean;
  /** Ids and titles of what is drawn, for programs and screen readers; absent: written. */
  readonly ids?: boolean;
  /** For resvg: text that mixes scripts is split into runs, each placed by itself, and nothing but the drawing is written. */
  readonly raster?: boolean;
  /** What draws the runs of `raster` that Inter does not; without them they are empty boxes. */
  readonly faces?: FaceSet;
}

/** Families of all text: Inter, then what systems have for other scripts. */
export const FONT_FAMILY =
  "Inter, 'Noto Sans', 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, 'Noto Sans CJK SC', 'Noto Color Emoji', sans-serif";

/**
 * A scene as a whole SVG document. Text stays text; everything that comes from a map is escaped, so that it can be
 * neither markup nor script. The same scene and options give the same bytes.
 */
export function sceneToSvg(scene: Scene, options: SvgOptions): string {
  const inks = THEMES[options.theme];
  const { width, height } = scene;
  const head = options.raster
    ? `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter">`
    : `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="tl-title tl-desc" font-family="${escapeXml(FONT_FAMILY)}">` +
      `\n<title id="tl-title">${escapeXml(scene.title)}</title>\n<desc id="tl-desc">${escapeXml(scene.description)}</desc>` +
      metadata(options.mapJson) +
      fontFaces(options.embedFonts ?? []);
  const out = [head];
  if (!options.transparent) out.push(`<rect width="${width}" height="${height}" fill="${inks.paper}"/>`);
  const faces = options.raster ? (options.faces ?? NO_FACES) : null;
  const pen: Pen = { inks, faces, named: !options.raster && options.ids !== false, out };
  for (const shape of scene.shapes) write(shape, pen);
  out.push('</svg>', '');
  return out.join('\n');
}

/** Text safe inside XML elements and attributes, without characters that XML forbids. */
export function escapeXml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function metadata(mapJson: string | undefined): string {
  if (mapJson === undefined) return '';
  // Inside JSON every character may be written as \uXXXX: what XML forbids or would change survives that way.
  const safe = mapJson
    .replaceAll('\r', '')
    .replace(/(?![\n\t])\p{Cc}|[\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  const escaped = safe.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `\n<metadata><map xmlns="${MAP_NAMESPACE}">${escaped}</map></metadata>`;
}

/** Fonts as a style element; nothing for none. */
export function fontFaces(fonts: readonly EmbeddedFont[]): string {
  if (fonts.length === 0) return '';
  const faces = fonts.map(
    ({ weight, mime, base64, unicodeRange }) =>
      `@font-face{font-family:Inter;font-weight:${weight};src:url(data:${mime};base64,${base64})${unicodeRange ? `;unicode-range:${unicodeRange}` : ''}}`,
  );
  return `\n<style>${faces.join('')}</style>`;
}

interface Pen {
  readonly inks: Readonly<Record<Ink, string>>;
  /** Null: text stays whole lines, for viewers that find fonts themselves. */
  readonly faces: FaceSet | null;
  readonly named: boolean;
  readonly out: string[];
}

function write(shape: Shape, pen: Pen): void {
  const { inks, faces, named, out } = pen;
  if (shape.kind === 'group') {
    if (shape.shapes.length === 0) return;
    const place = shape.x === 0 && shape.y === 0 ? '' : ` transform="translate(${num(shape.x)} ${num(shape.y)})"`;
    const id = shape.id === undefined || !named ? '' : ` data-id="${escapeXml(shape.id)}"`;
    out.push(`<g${id}${place}${opacity(shape.opacity)}>`);
    if (shape.title !== undefined && named) out.push(`<title>${escapeXml(shape.title)}</title>`);
    for (const part of shape.shapes) write(part, pen);
    out.push('</g>');
    return;
  }
  if (shape.kind === 'path') {
    const stroke = shape.stroke
      ? ` stroke="${inks[shape.stroke]}" stroke-width="${num(shape.strokeWidth ?? 1)}"` +
        (shape.round ? ' stroke-linecap="round" stroke-linejoin="round"' : '') +
        (shape.dash ? ` stroke-dasharray="${shape.dash.map(num).join(' ')}"` : '')
      : '';
    out.push(
      `<path d="${shape.d}" fill="${shape.fill ? inks[shape.fill] : 'none'}"${stroke}${opacity(shape.opacity)}/>`,
    );
    return;
  }
  if (faces) writeRuns(shape, inks, faces, out);
  else writeText(shape, inks, shape.text, hasRightToLeft(shape.text) ? ' style="unicode-bidi:plaintext"' : '', out);
}

/** Each run by itself: resvg drops lines that need two fonts, and orders what has two directions in its own way. */
function writeRuns(shape: TextShape, inks: Readonly<Record<Ink, string>>, faces: FaceSet, out: string[]): void {
  for (const { x, anchor, shown, face, size } of splitRuns(shape, faces)) {
    if (shown === '') continue;
    const weight = (face?.weight ?? shape.weight) as FontWeight;
    const family = face ? ` font-family="${escapeXml(face.family)}"` : '';
    writeText({ ...shape, x, anchor, size, weight }, inks, shown, family, out);
  }
}

function writeText(
  { x, y, size, weight, ink, anchor, spacing, opacity: alpha }: TextShape,
  inks: Readonly<Record<Ink, string>>,
  text: string,
  more: string,
  out: string[],
): void {
  const align = anchor && anchor !== 'start' ? ` text-anchor="${anchor}"` : '';
  const apart = spacing ? ` letter-spacing="${num(spacing)}"` : '';
  out.push(
    `<text x="${num(x)}" y="${num(y)}" font-size="${num(size)}" font-weight="${weight}" fill="${inks[ink]}"${more}${align}${apart}${opacity(alpha)}>${escapeXml(text)}</text>`,
  );
}

function opacity(value: number | undefined): string {
  return value === undefined || value === 1 ? '' : ` opacity="${num(value)}"`;
}

/** A number as SVG takes it: at most two decimals, never an exponent. */
function num(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}
