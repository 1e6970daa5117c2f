import type { FaceRef } from '../../scene/runs/face';
import { isInvisible } from '../../scene/runs/signs';
import type { PlacedRun, TextShape } from '../../scene/runs/split-runs';
import type { FontWeight } from '../../scene/types';
import { outlineText } from './outline-text';
import type { PdfFace } from './pdf-face';
import type { PdfDocument, PdfTextOptions } from './pdf-kit';
import { saysOf } from './shape-text';

/** What texts are drawn with. */
export interface PdfFaces {
  /** The runs of a text, each in one face. */
  runsOf(shape: TextShape): readonly PlacedRun[];
  /** The face of a run; of none, Inter in the weight of the text. */
  faceOf(ref: FaceRef | null, weight: FontWeight): PdfFace;
}

/** Draws a text; its own characters can be copied and found whatever its glyphs look like. */
export function drawText(shape: TextShape, color: string, doc: PdfDocument, faces: PdfFaces): void {
  doc.fillColor(color);
  for (const run of faces.runsOf(shape)) {
    if (run.shown !== '') drawRun(run, shape, doc, faces.faceOf(run.face, shape.weight));
  }
}

function drawRun(run: PlacedRun, shape: TextShape, doc: PdfDocument, face: PdfFace): void {
  const shaped = face.shape(run.shown);
  const scale = run.size / face.font.unitsPerEm;
  const spacing = run.direction === 'rtl' ? 0 : (shape.spacing ?? 0);
  const width = shaped.width * scale + shaped.glyphs.length * spacing;
  const x = run.x - (run.anchor === 'end' ? width : run.anchor === 'middle' ? width / 2 : 0);
  if (run.direction === 'rtl') {
    doc.path(outlineText(shaped, x, shape.y, scale));
    doc.fill();
    spellUnseen(run, x, shape.y, width, doc, face);
    return;
  }
  const own = run.text.trim();
  // Asked for in any case: it is told what comes next.
  const told = face.tells(shaped) && own === run.shown;
  const wrapped = told ? null : sayingInstead(own);
  write(
    run,
    x,
    shape.y,
    { ...WRITTEN, textWidth: width, ...(spacing > 0 && { characterSpacing: spacing }) },
    doc,
    face,
    wrapped,
  );
}

/**
 * Text that is read from the right is drawn as outlines, and its letters are laid over it unseen, word by word, each
 * from left to right: readers put such letters into order by where they stand. Joined forms would not do, since several
 * letters share one, and text written beside them (ActualText) is turned round by poppler and ignored by pdf.js.
 */
function spellUnseen(run: PlacedRun, x: number, y: number, width: number, doc: PdfDocument, face: PdfFace): void {
  const words = lettersOf(run.text)
    .split(' ')
    .map((word) => face.spell(Array.from(word).reverse().join('')));
  const scale = run.size / face.font.unitsPerEm;
  const space = face.spell(' ').width;
  const all = words.reduce((sum, word) => sum + word.width, space * (words.length - 1));
  const stretch = all > 0 ? width / (all * scale) : 1;
  let right = x + width;
  for (const word of words) {
    const own = word.width * scale;
    const options = { ...WRITTEN, textWidth: own, horizontalScaling: 100 * stretch };
    face.tells(word);
    write({ ...run, shown: saysOf(word.glyphs) }, right - own * stretch, y, options, doc, face, { begin: '3 Tr' });
    right -= (own + space * scale) * stretch;
  }
}

/** Points above and below Hebrew and Arabic letters; in texts that are turned round readers put them beside wrong letters. */
const POINTS =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g;

/** The letters of a text without points, and without what joins or parts them: readers end a word there. */
function lettersOf(text: string): string {
  const seen = Array.from(text.trim().normalize('NFC').replace(POINTS, ''));
  return seen.filter((character) => !isInvisible(character.codePointAt(0)!)).join('');
}

/** What is put around the glyphs of a text, between BT and ET. */
interface Around {
  readonly begin: string;
  readonly end?: string;
}

const WRITTEN = { lineBreak: false, baseline: 'alphabetic', features: [], wordCount: 1 } as const;

function write(
  { shown, size }: PlacedRun,
  x: number,
  y: number,
  options: PdfTextOptions,
  doc: PdfDocument,
  face: PdfFace,
  around: Around | null,
): void {
  doc.font(face.font, face.name);
  doc.fontSize(size);
  const { addContent } = doc;
  if (around) {
    doc.addContent = (operators) => {
      if (operators === 'ET' && around.end) addContent.call(doc, around.end);
      addContent.call(doc, operators);
      if (operators === 'BT') addContent.call(doc, around.begin);
      return doc;
    };
  }
  try {
    doc.text(shown, x, y, options);
  } finally {
    doc.addContent = addContent;
  }
}

/**
 * Glyphs that say something else, or not all, get their characters written beside them (ActualText, ISO 32000-1,
 * 14.9.4). Inside of BT and ET: where the graphics state is restored before they end, poppler loses them.
 */
function sayingInstead(text: string): Around {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'));
  return { begin: `/Span <</ActualText <feff${units.join('')}>>> BDC`, end: 'EMC' };
}
