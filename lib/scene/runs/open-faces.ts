import type { create, Font } from 'fontkit';
import { measureText } from '../layout-text';
import type { FontWeight, Shape } from '../types';
import { type Face, type FaceFamily, type FaceRef, type FaceSet, type FaceSource, NO_FACES } from './face';
import { nearest } from './nearest-face';
import { foreignPoints, isInvisible } from './signs';

/**
 * Opens the faces that some shapes need besides Inter, in the weights that they need. Nothing is asked for and no font
 * library is loaded where Inter does.
 */
export async function openFaces(source: FaceSource, shapes: readonly Shape[]): Promise<FaceSet> {
  const weights = new Set<FontWeight>();
  const points = new Set<number>();
  collect(shapes, weights, points);
  if (points.size === 0) return NO_FACES;
  const refs = await source.findFaces([...points].sort((a, b) => a - b));
  if (refs.length === 0) return NO_FACES;
  const fontkit = await import('fontkit');
  const opened = new Map<string, Face | null>();
  const open = async (ref: FaceRef): Promise<Face | null> => {
    const known = opened.get(ref.id);
    if (known !== undefined) return known;
    const bytes = await source.face(ref.id);
    const font = bytes ? fontIn(bytes, ref.postscriptName, fontkit.create) : null;
    const face = font ? faceOf(ref, font) : null;
    opened.set(ref.id, face);
    return face;
  };
  const families: FaceFamily[] = [];
  for (const name of new Set(refs.map(({ family }) => family))) {
    const members = refs.filter(({ family }) => family === name);
    const faces = new Map<FontWeight, Face>();
    for (const weight of weights) {
      const face = await open(nearest(members, weight));
      if (face) faces.set(weight, face);
    }
    if (faces.size === weights.size)
      families.push({ name, at: (weight) => faces.get(weight) ?? [...faces.values()][0]! });
  }
  return { families, refs: refs.filter(({ id }) => opened.get(id)) };
}

function collect(shapes: readonly Shape[], weights: Set<FontWeight>, points: Set<number>): void {
  for (const shape of shapes) {
    if (shape.kind === 'group') collect(shape.shapes, weights, points);
    else if (shape.kind === 'text') {
      const foreign = foreignPoints(shape.text);
      if (foreign.length > 0) weights.add(shape.weight);
      for (const point of foreign) points.add(point);
    }
  }
}

/** The font in a file, or the one of that name in a collection; null for what is no font. */
function fontIn(bytes: Uint8Array, postscriptName: string, open: typeof create): Font | null {
  try {
    // fontkit's types ask for a Buffer; any bytes do.
    const made = open(bytes as Buffer);
    return 'fonts' in made ? made.getFont(postscriptName) : made;
  } catch {
    return null;
  }
}

/** In ems. fontkit stumbles over an empty glyph at the very end of a file; a word with one is as wide as its signs. */
function advanceOf(word: string, font: Font): number {
  try {
    return font.layout(word).advanceWidth / font.unitsPerEm;
  } catch {
    return measureText(word, 1, 400);
  }
}

function faceOf(ref: FaceRef, font: Font): Face {
  const widths = new Map<string, number>();
  const signs = new Map<string, boolean>();
  /** Words come again and again, and an Arabic one takes half a millisecond. */
  const wordWidth = (word: string): number => {
    let width = widths.get(word);
    if (width === undefined) {
      width = advanceOf(word, font);
      widths.set(word, width);
    }
    return width;
  };
  return {
    ref,
    has: (point) => isInvisible(point) || font.hasGlyphForCodePoint(point),
    width: (text) => text.split(/( )/).reduce((sum, word) => sum + (word === '' ? 0 : wordWidth(word)), 0),
    joins: (text) => {
      const joined = signs.get(text) ?? isOneSign(text, font);
      signs.set(text, joined);
      return joined;
    },
  };
}

function isOneSign(text: string, font: Font): boolean {
  try {
    const seen = font.layout(text).glyphs.filter(({ advanceWidth }) => advanceWidth > 0);
    return seen.length === 1 && seen[0]!.id !== 0;
  } catch {
    return false;
  }
}
