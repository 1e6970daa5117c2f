import { hasGlyph, isWide } from './font-metrics';
import { graphemesOf, measureText } from './layout-text';
import type { Shape } from './types';

/** Which kind of font draws a piece of text. `inter` is the font that pictures carry; the rest is up to the system. */
export type Script = 'inter' | 'ideographs' | 'emoji' | 'hebrew' | 'arabic' | 'other';

/** Families to ask for, by script: a rasteriser takes the first that the system has. */
export const SCRIPT_FAMILIES: Readonly<Record<Script, string>> = {
  inter: 'Inter',
  ideographs:
    "'Noto Sans CJK SC', 'Noto Sans CJK JP', 'Noto Sans JP', 'PingFang SC', 'Hiragino Sans', 'Apple SD Gothic Neo', 'Microsoft YaHei', 'Yu Gothic', 'Malgun Gothic', 'WenQuanYi Zen Hei', Inter",
  emoji: "'Noto Color Emoji', 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Emoji', 'DejaVu Sans', Inter",
  hebrew: "'Noto Sans Hebrew', 'Arial Hebrew', 'Segoe UI', 'DejaVu Sans', Arial, Inter",
  arabic: "'Noto Sans Arabic', 'Geeza Pro', 'Segoe UI', 'DejaVu Sans', Arial, Inter",
  other: "'Noto Sans', 'DejaVu Sans', 'Segoe UI', 'Helvetica Neue', Inter",
};

export interface Run {
  readonly text: string;
  readonly script: Script;
}

export interface PlacedRun {
  readonly x: number;
  readonly text: string;
  /** Families to ask for where Inter does not do. */
  readonly family?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

type TextShape = Extract<Shape, { kind: 'text' }>;

/**
 * A line of text as runs of one script each, in reading order. Spaces and marks stay with what stands before them.
 * resvg falls back by whole text elements and may drop a line of mixed scripts: drawn run by run none is lost.
 */
export function scriptRuns(text: string): Run[] {
  const runs: { text: string; script: Script }[] = [];
  for (const grapheme of graphemesOf(text)) {
    const last = runs.at(-1);
    const script = scriptOf(grapheme);
    const clings = last !== undefined && (script === 'space' || (isRightToLeft(last.script) && isNeutral(grapheme)));
    if (last && (clings || last.script === script)) last.text += grapheme;
    else runs.push({ text: grapheme, script: script === 'space' ? 'inter' : script });
  }
  return runs;
}

/**
 * The runs of a text with the place of each. A line whose first letter is of a right-to-left script is read from the
 * right; widths of what Inter lacks are estimates, so a run may stand a little apart from the next.
 */
export function splitRuns(shape: TextShape): PlacedRun[] {
  const runs = scriptRuns(shape.text);
  const rightToLeft = isRightToLeft(runs.find(({ script }) => script !== 'emoji')?.script);
  if (runs.length === 1 || runs.every(({ script }) => script === 'inter')) {
    return [{ x: shape.x, text: shape.text, anchor: shape.anchor, ...familyOf(runs[0]?.script) }];
  }
  const ordered = rightToLeft ? runs.reverse() : runs;
  const widths = ordered.map(
    ({ text }) => measureText(text, shape.size, shape.weight) + [...text].length * (shape.spacing ?? 0),
  );
  const total = widths.reduce((sum, width) => sum + width, 0);
  let x = shape.x - (shape.anchor === 'end' ? total : shape.anchor === 'middle' ? total / 2 : 0);
  return ordered.map(({ text, script }, i) => {
    const width = widths[i]!;
    const run: PlacedRun = isRightToLeft(script)
      ? { x: x + width, text: text.trim(), anchor: 'end', ...familyOf(script) }
      : { x, text, ...familyOf(script) };
    x += width;
    return run;
  });
}

/** Characters of a text that Inter cannot draw, each once, in order; what needs no glyph is not among them. */
export function missingGlyphs(text: string): string[] {
  const missing = new Set<string>();
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x20 || hasGlyph(point) || isInvisible(point)) continue;
    missing.add(character);
  }
  return [...missing];
}

function familyOf(script: Script | undefined): { readonly family?: string } {
  return script === undefined || script === 'inter' ? {} : { family: SCRIPT_FAMILIES[script] };
}

function isRightToLeft(script: Script | undefined): boolean {
  return script === 'hebrew' || script === 'arabic';
}

function scriptOf(grapheme: string): Script | 'space' {
  if (/^\s/u.test(grapheme)) return 'space';
  const points = Array.from(grapheme, (character) => character.codePointAt(0)!);
  if (points.every((point) => hasGlyph(point) || isInvisible(point))) return 'inter';
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u20e3\ufe0f]/u.test(grapheme)) return 'emoji';
  if (/^\p{Script=Hebrew}/u.test(grapheme)) return 'hebrew';
  if (/^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(grapheme)) return 'arabic';
  return isWide(points[0]!) ? 'ideographs' : 'other';
}

function isNeutral(grapheme: string): boolean {
  return /^[\p{P}\p{S}]/u.test(grapheme);
}

function isInvisible(point: number): boolean {
  return (
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x2060 && point <= 0x206f) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    (point >= 0xe0000 && point <= 0xe01ef) ||
    point === 0xfeff ||
    point === 0xad
  );
}
