import { hasGlyph } from '../font-metrics';
import type { FontWeight } from '../types';
import { type Face, type FaceFamily, type FaceSet, isEmojiFamily } from './face';
import { isEmoji, isInvisible, pointsOf, visiblePoints } from './signs';

/** A part of a grapheme, or all of it, with the face that draws it. */
export interface Piece {
  readonly text: string;
  /** What whoever draws gets. Empty for what is not seen. */
  readonly shown: string;
  /** null: Inter. */
  readonly face: Face | null;
  /** True when no face has it and a box stands there. */
  readonly missing?: boolean;
}

/** What stands where no face has the sign. */
export const BOX = '□';

/**
 * Which face draws a grapheme. Inter where it can, an emoji face first for what is meant as an emoji; a sequence that no
 * face has as one sign is drawn part by part; what no face has is a box. The pieces' texts joined are the grapheme.
 * @param families best first
 */
export function piecesOf(grapheme: string, families: readonly FaceFamily[], weight: FontWeight): Piece[] {
  const points = visiblePoints(grapheme);
  if (points.length === 0) return [{ text: grapheme, shown: /^\s/u.test(grapheme) ? ' ' : '', face: null }];
  if (isEmoji(grapheme)) return emojiPieces(grapheme, points, families, weight);
  if (points.every(hasGlyph)) return [{ text: grapheme, shown: withoutInvisible(grapheme), face: null }];
  const whole = faceOf(points, families, weight);
  if (whole) return [{ text: grapheme, shown: grapheme, face: whole }];
  if (points.length === 1) return [{ text: grapheme, shown: BOX, face: null, missing: true }];
  return merged(grapheme, (character) => piecesOf(character, families, weight));
}

function emojiPieces(
  grapheme: string,
  points: readonly number[],
  families: readonly FaceFamily[],
  weight: FontWeight,
): Piece[] {
  const emojiFirst = [
    ...families.filter(({ name }) => isEmojiFamily(name)),
    ...families.filter(({ name }) => !isEmojiFamily(name)),
  ];
  const single = points.length === 1;
  for (const family of emojiFirst) {
    const face = family.at(weight);
    if (points.every((point) => face.has(point)) && (single || face.joins(grapheme))) {
      return [{ text: grapheme, shown: single ? withoutInvisible(grapheme) : grapheme, face }];
    }
  }
  if (points.every(hasGlyph)) return [{ text: grapheme, shown: withoutInvisible(grapheme), face: null }];
  const missing: Piece = { text: grapheme, shown: BOX, face: null, missing: true };
  if (single) return [missing];
  const parts = merged(grapheme, (character) => piecesOf(character, emojiFirst, weight));
  return parts.every((part) => part.missing) ? [missing] : parts;
}

/** The pieces of each character; what is not seen stays with what stands before it. */
function merged(grapheme: string, pieces: (character: string) => Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const character of grapheme) {
    const last = out.at(-1);
    if (last && isInvisible(character.codePointAt(0)!)) out[out.length - 1] = { ...last, text: last.text + character };
    else out.push(...pieces(character));
  }
  return out;
}

function faceOf(points: readonly number[], families: readonly FaceFamily[], weight: FontWeight): Face | null {
  for (const family of families) {
    const face = family.at(weight);
    if (points.every((point) => face.has(point))) return face;
  }
  return null;
}

/** Families in the order in which a line asks them: with kana in it, Japanese shapes of ideographs come first. */
export function familiesFor(line: string, { families }: FaceSet): readonly FaceFamily[] {
  if (!/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line)) return families;
  const japanese = families.filter(({ name }) => /\bJP\b/.test(name));
  return japanese.length === 0 ? families : [...japanese, ...families.filter((family) => !japanese.includes(family))];
}

function withoutInvisible(text: string): string {
  return pointsOf(text)
    .filter((point) => !isInvisible(point))
    .map((point) => String.fromCodePoint(point))
    .join('');
}
