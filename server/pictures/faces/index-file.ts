import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FaceRef } from '@/lib/scene/runs/face';
import { readTables } from './read-tables';

/** A face that is on this machine. */
export interface LocalFace extends FaceRef {
  readonly path: string;
  has(point: number): boolean;
}

/** Glyphs that resvg draws; faces of pictures alone would leave nothing. */
const OUTLINES = ['glyf', 'CFF '];
const COLOUR = ['CBDT', 'sbix', 'COLR', 'SVG '];
/** They have a glyph for everything, and none of them is the sign. */
const PLACEHOLDERS = /last ?resort|adobe blank|bmp fallback|notdef/i;
const NORMAL_WIDTH = 5;

/**
 * The upright faces of a font file that can be drawn from outlines; none for what is no font or can't be read.
 * The id is made of the file's place, size and time, so that it names these very bytes.
 */
export async function indexFile(path: string): Promise<LocalFace[]> {
  try {
    const file = await open(path);
    try {
      const { size, mtimeMs } = await file.stat();
      const stamp = `${path}\n${size}\n${mtimeMs}`;
      return (await readTables(file)).flatMap(({ font, tables }) => {
        const family = font.getName('preferredFamily', 'en') ?? font.familyName;
        const { postscriptName } = font;
        const style = font['OS/2'];
        const drawable = OUTLINES.some((tag) => tables.has(tag)) && !COLOUR.some((tag) => tables.has(tag));
        if (!drawable || !family || PLACEHOLDERS.test(family)) return [];
        if (style.fsSelection.italic || (style.usWidthClass && style.usWidthClass !== NORMAL_WIDTH)) return [];
        const id = createHash('sha256').update(`${stamp}\n${postscriptName}`).digest('hex').slice(0, 24);
        const weight = style.usWeightClass;
        return [{ id, path, family, weight, postscriptName, has: (point) => font.hasGlyphForCodePoint(point) }];
      });
    } finally {
      await file.close();
    }
  } catch {
    return [];
  }
}
