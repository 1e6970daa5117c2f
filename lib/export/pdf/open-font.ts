import type { create } from 'fontkit';
import type { PdfFont } from './pdf-kit';

/** A font of a file, or of a collection by its name; throws when there is none. */
export function openFont(open: typeof create, file: Uint8Array, postscriptName?: string): PdfFont {
  // fontkit's types ask for a Buffer and leave some of a font out; any bytes do.
  const made = open(file as Buffer);
  const font = 'fonts' in made ? made.getFont(postscriptName ?? '') : made;
  if (!font) throw new Error(`the file has no font ${postscriptName}`);
  return font as unknown as PdfFont;
}
