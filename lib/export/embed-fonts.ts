import type { EmbeddedFont } from '../scene/svg';
import type { FontWeight, Scene, Shape } from '../scene/types';
import { FONT_SUBSETS, type FontPiece, fontPiece, piecesFor } from './font-subsets';

/**
 * The pieces of Inter that the texts of a scene need, to be carried inside an SVG: a map in English takes about 100 KB.
 * @param font reads a font file by its name
 */
export function embedFonts(
  scene: Scene,
  font: (name: string) => Promise<Uint8Array>,
): Promise<readonly EmbeddedFont[]> {
  return Promise.all(
    neededPieces(scene).map(async ({ file, weight, subset }) => ({
      weight,
      mime: 'font/woff2',
      base64: toBase64(await font(file)),
      unicodeRange: FONT_SUBSETS[subset] ?? '',
    })),
  );
}

/** By weight, then in the order of the subsets. */
function neededPieces(scene: Scene): readonly FontPiece[] {
  const points = new Map<FontWeight, Set<number>>();
  collect(scene.shapes, points);
  return [...points.keys()]
    .sort((a, b) => a - b)
    .flatMap((weight) => {
      const needed = new Set([...(points.get(weight) ?? [])].flatMap(piecesFor));
      return Object.keys(FONT_SUBSETS).flatMap((subset) => (needed.has(subset) ? [fontPiece(subset, weight)] : []));
    });
}

function collect(shapes: readonly Shape[], points: Map<FontWeight, Set<number>>): void {
  for (const shape of shapes) {
    if (shape.kind === 'group') collect(shape.shapes, points);
    if (shape.kind !== 'text') continue;
    const known = points.get(shape.weight) ?? new Set();
    points.set(shape.weight, known);
    for (const character of shape.text) known.add(character.codePointAt(0) ?? 0);
  }
}

/** `String.fromCharCode` takes only so many arguments at once. */
const CHUNK = 0x8000;

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
