import { cleanText } from '../clean-text';
import { graphemesOf, measureText } from '../layout-text';
import type { Shape } from '../types';
import { familiesFor, type Piece, piecesOf } from './choose-face';
import { EMOJI_SCALE, type Face, type FaceRef, type FaceSet, isEmojiFamily } from './face';
import { isArabicDigit, isStrongRightToLeft, levelsOf, mirrored, visualOrder } from './reading-order';
import { isPlain, shapedScript } from './signs';

/** A stretch of a line that one face draws in one direction. */
export interface PlacedRun {
  /** In pixels. With several runs in a line it is the left edge of each. */
  readonly x: number;
  /** What `x` is of it: that of the shape where a line is one run, so that nobody needs to measure it. */
  readonly anchor: 'start' | 'middle' | 'end';
  /** What it stands for, in reading order. The texts of a line's runs joined are the line. */
  readonly text: string;
  /**
   * What to draw: brackets are mirrored, what no font has is a box, white space at the ends is left out. Empty when
   * there is nothing to draw. In reading order, also where `direction` is `rtl`.
   */
  readonly shown: string;
  /** null: Inter, in the weight of the shape. */
  readonly face: FaceRef | null;
  /** Emoji are a little smaller than the text around them. */
  readonly size: number;
  readonly direction: 'ltr' | 'rtl';
  /** True when no font has it and a box stands in its place. */
  readonly missing: boolean;
}

export type TextShape = Extract<Shape, { kind: 'text' }>;

interface Run {
  text: string;
  shown: string;
  readonly level: number;
  readonly face: Face | null;
  readonly kind: 'text' | 'rtl' | 'sign' | 'box';
  readonly script: number;
}

/**
 * The runs of a line in reading order, each with its place: one face and one direction each, ordered by the Unicode
 * Bidirectional Algorithm, one beside the other without gap or overlap. For whoever draws by font file (resvg, PDF):
 * both lose or misplace letters where one text needs two fonts or two directions.
 */
export function splitRuns(shape: TextShape, faces: FaceSet): PlacedRun[] {
  // Levels are those of UTF-16 units, so the text must be as it will be drawn.
  const text = cleanText(shape.text);
  if (isPlain(text)) return [placed({ text, shown: text, level: 0, face: null, kind: 'text', script: -1 }, shape)];
  return place(shape, runsOf(text, shape, faces));
}

/** Signs of a text that no face has, each once, in order: graphemes, or the parts of one that is drawn in part. */
export function missingSigns(text: string, weight: TextShape['weight'], faces: FaceSet): string[] {
  const clean = cleanText(text);
  if (isPlain(clean)) return [];
  const families = familiesFor(clean, faces);
  const missing = new Set<string>();
  for (const grapheme of graphemesOf(clean)) {
    for (const piece of piecesOf(grapheme, families, weight)) if (piece.missing) missing.add(piece.text);
  }
  return [...missing];
}

function runsOf(text: string, { weight }: TextShape, faces: FaceSet): Run[] {
  const levels = levelsOf(text);
  const families = familiesFor(text, faces);
  const runs: Run[] = [];
  let at = 0;
  for (const grapheme of graphemesOf(text)) {
    const level = levels[at]!;
    at += grapheme.length;
    for (const piece of piecesOf(grapheme, families, weight)) {
      const run = runOf(piece, level);
      const last = runs.at(-1);
      if (last && joins(last, run)) {
        last.text += run.text;
        last.shown += run.shown;
      } else runs.push(run);
    }
  }
  return runs;
}

function runOf({ text, shown, face, missing }: Piece, level: number): Run {
  const script = shapedScript(text);
  if (missing) return { text, shown, level, face, kind: 'box', script };
  // Digits one by one: some shapers would turn a number of Arabic digits round.
  if (isArabicDigit(text)) return { text, shown, level, face, kind: 'sign', script };
  if (level % 2 === 0) return { text, shown, level, face, kind: 'text', script };
  if (isStrongRightToLeft(text)) return { text, shown, level, face, kind: 'rtl', script };
  return { text, shown: shown.trim() === '' ? shown : mirrored(shown), level, face, kind: 'sign', script };
}

/**
 * A run goes on in the same face and script. White space is Inter's, as lines are laid out with it, but for that between
 * words of one right-to-left run; what is not seen stays with what stands before.
 */
function joins(last: Run, next: Run): boolean {
  if (last.level !== next.level || last.kind === 'box' || next.kind === 'box') return false;
  if (next.shown === '') return true;
  if (next.shown.trim() === '') return last.face === null || last.kind === 'rtl';
  return (
    last.face === next.face &&
    last.kind === next.kind &&
    next.kind !== 'sign' &&
    (last.script === next.script || last.script === -1 || next.script === -1)
  );
}

function place(shape: TextShape, runs: readonly Run[]): PlacedRun[] {
  if (runs.length <= 1) return runs.map((run) => placed(run, shape));
  const measured = runs.map((run) => ({ run, level: run.level, ...widthsOf(run, shape) }));
  const total = measured.reduce((sum, { before, width, after }) => sum + before + width + after, 0);
  let x = shape.x - (shape.anchor === 'end' ? total : shape.anchor === 'middle' ? total / 2 : 0);
  const places = new Map<Run, number>();
  for (const { run, before, width, after } of visualOrder(measured)) {
    places.set(run, x + before);
    x += before + width + after;
  }
  return runs.map((run) => placed(run, shape, places.get(run)));
}

function placed(run: Run, shape: TextShape, x?: number): PlacedRun {
  return {
    x: x ?? shape.x,
    anchor: x === undefined ? (shape.anchor ?? 'start') : 'start',
    text: run.text,
    shown: run.shown.trim(),
    face: run.face?.ref ?? null,
    size: sizeOf(run, shape),
    direction: run.kind === 'rtl' ? 'rtl' : 'ltr',
    missing: run.kind === 'box',
  };
}

/** How wide a run is, and the white space left and right of what is drawn of it, in pixels. */
function widthsOf(run: Run, shape: TextShape): { before: number; width: number; after: number } {
  const start = run.shown.trimStart();
  const shown = start.trimEnd();
  const width = (text: string): number => widthOf(text, run, shape);
  const [leading, trailing] = [
    width(run.shown.slice(0, run.shown.length - start.length)),
    width(start.slice(shown.length)),
  ];
  const turned = run.level % 2 === 1;
  return { before: turned ? trailing : leading, width: width(shown), after: turned ? leading : trailing };
}

function widthOf(text: string, run: Run, shape: TextShape): number {
  if (text === '') return 0;
  const spacing = (shape.spacing ?? 0) * [...graphemesOf(text)].length;
  if (run.face === null) return measureText(text, shape.size, shape.weight) + spacing;
  return run.face.width(text) * sizeOf(run, shape) + (run.kind === 'rtl' ? 0 : spacing);
}

function sizeOf({ face }: Run, { size }: TextShape): number {
  return face && isEmojiFamily(face.ref.family) ? size * EMOJI_SCALE : size;
}
