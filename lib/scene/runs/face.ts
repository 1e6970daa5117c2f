import type { FontWeight } from '../types';

/** A face of a font file, for what Inter lacks. */
export interface FaceRef {
  /** Names the very bytes, the same on page, command line and server. */
  readonly id: string;
  /** The family, as it stands in the file: whoever draws finds the face by family and weight. */
  readonly family: string;
  /** The weight that the file itself says, 1 to 1000. */
  readonly weight: number;
  /** Which face it is where the file is a collection (`.ttc`). */
  readonly postscriptName: string;
}

/** Where faces come from: handed in by page, command line and server, each of which has the same ones. */
export interface FaceSource {
  /** Faces that have some of these code points, best first; what none of them has will be an empty box. */
  findFaces(points: readonly number[]): Promise<readonly FaceRef[]>;
  /** The bytes of a face's file (TrueType, OpenType or a collection), by its id; null when it can't be had. */
  face(id: string): Promise<Uint8Array | null>;
}

/** A face whose glyphs are known. */
export interface Face {
  readonly ref: FaceRef;
  /** True when it has a glyph for the code point. */
  has(point: number): boolean;
  /** How far the pen moves for a text, in ems, letters joined as its script has it. */
  width(text: string): number;
  /** True when it draws the whole text as one sign: a family of emoji, a flag. */
  joins(text: string): boolean;
}

/** The faces of one family that were opened, by the weights of text that they draw. */
export interface FaceFamily {
  readonly name: string;
  at(weight: FontWeight): Face;
}

/** All that a picture is drawn with besides Inter, best first. */
export interface FaceSet {
  readonly families: readonly FaceFamily[];
  /** The same, flat: what whoever draws must have loaded. */
  readonly refs: readonly FaceRef[];
}

/** Inter alone. */
export const NO_FACES: FaceSet = { families: [], refs: [] };

/** Advance of emoji faces over what a line allows an emoji: they are drawn smaller, so that every line fits. */
export const EMOJI_SCALE = 0.8;

/** True for a face of emoji. */
export function isEmojiFamily(name: string): boolean {
  return /emoji/i.test(name);
}
