import { cleanText } from '../../scene/clean-text';
import { THEMES } from '../../scene/theme';
import type { Ink, Scene, Shape } from '../../scene/types';
import type { ExportOptions } from '../options';
import { collectBytes } from './collect-bytes';
import { drawShape, drawShapes, type Pen } from './draw-shapes';
import { drawText, type PdfFaces } from './draw-text';
import { overviewOf } from './overview';
import { boxesByTile, type PagePlan, planPages, type Tile } from './page-plan';
import { paperNotes } from './paper-notes';
import type { PdfDocument, PdfKit } from './pdf-kit';
import { type Piece, piecesOf } from './pieces';
import { boxesOfShape } from './shape-boxes';
import { marksOf } from './sheet-marks';

export interface PdfPaper extends Pick<ExportOptions, 'page' | 'tiled' | 'theme' | 'transparent'> {}

export interface PdfMeans {
  readonly kit: PdfKit;
  readonly faces: PdfFaces;
  readonly progress?: ((done: number, doing: string) => void) | undefined;
}

export interface DrawnPdf {
  readonly content: Uint8Array;
  readonly notes: readonly string[];
}

/** Progress is told each time that so many pieces are drawn. */
const STRIDE = 1_000;

/** A scene as PDF: all of it as vectors, texts as texts. The same scene and paper give the same bytes. */
export async function drawPdf(scene: Scene, paper: PdfPaper, { kit, faces, progress }: PdfMeans): Promise<DrawnPdf> {
  const plan = planPages(scene, paper.page, paper.tiled);
  const pieces = piecesOf(scene.shapes);
  const tiled = plan.tiles.length > 1;
  const onTile = tiled ? piecesByTile(pieces, plan) : [pieces];
  const doc = openDocument(kit, scene.title);
  const bytes = collectBytes(doc);
  const flush = batchContent(doc);
  const inks = inksOf(paper);
  const fillPage = paper.theme === 'dark' || !paper.transparent;
  const pen: Pen = { doc, inks, drawText: (shape) => drawText(shape, inks[shape.ink], doc, faces) };
  const addPage = (): void => {
    flush();
    doc.addPage({ size: [plan.width, plan.height], margin: 0, ...(plan.userUnit > 1 && { userUnit: plan.userUnit }) });
    // As in SVG; PDF's own is 10.
    doc.miterLimit(4);
    if (!fillPage) return;
    doc.fillColor(inks.paper);
    doc.rect(0, 0, plan.width, plan.height);
    doc.fill();
  };

  const used = onTile.map((list) => list.length > 0);
  const total = onTile.reduce((sum, { length }) => sum + length, 0) + (tiled ? pieces.length : 0);
  let drawn = 0;
  const drawPieces = (list: readonly Piece[], on: Pen, doing: string): void => {
    for (const { shape, x, y, opacity } of list) {
      if (drawn++ % STRIDE === 0) progress?.(0.4 + (0.5 * drawn) / Math.max(1, total), doing);
      drawAt(shape, x, y, opacity, on);
    }
  };

  if (tiled) {
    const overview = overviewOf(plan, used, scene.title);
    addPage();
    doc.save();
    doc.translate(overview.left, overview.top);
    doc.scale(overview.scale);
    doc.opacity(0.5);
    // Its texts would be too small to read, and found twice.
    drawPieces(pieces, { ...pen, drawText: () => undefined }, 'Drawing the overview');
    doc.restore();
    drawShapes(overview.shapes, pen);
  }
  plan.tiles.forEach((tile, i) => {
    if (tiled && !used[i]) return;
    addPage();
    const doing = tiled
      ? `Drawing row ${tile.row}, column ${tile.column} of ${plan.rows} × ${plan.columns}`
      : 'Drawing';
    doc.save();
    clipTo(tile, plan, doc, tiled);
    drawPieces(onTile[i]!, pen, doing);
    doc.restore();
    if (tiled) drawShapes(marksOf(tile, plan, scene.title), pen);
  });
  progress?.(0.9, 'Packing the PDF');
  flush();
  doc.end();
  return { content: await bytes, notes: paperNotes(scene.shapes, plan, used) };
}

/** What lies on each tile, if only in part, in the order in which it is drawn. */
function piecesByTile(pieces: readonly Piece[], plan: PagePlan): Piece[][] {
  const boxes = pieces.map(({ shape, x, y }) => boxesOfShape(shape, x, y));
  return boxesByTile(plan, boxes).map((list) => list.map((index) => pieces[index]!));
}

/** A document that says nothing of when it was made: the same map gives the same file. */
function openDocument(kit: PdfKit, title: string): PdfDocument {
  const doc = kit.createDocument({
    autoFirstPage: false,
    font: null,
    pdfVersion: '1.7',
    displayTitle: true,
    // pdfkit makes the file's id of all this, the date included.
    info: { Title: cleanText(title), Creator: 'Throughline', Producer: 'Throughline', CreationDate: new Date(0) },
  });
  delete doc.info.CreationDate;
  // Its XMP packet needs a date, and puts the title into XML as it is.
  doc.endMetadata = () => undefined;
  return doc;
}

/** Operators that are handed on at once. */
const BATCH = 4_096;

/**
 * Hands operators on by thousands: pdfkit makes a small array of bytes of each, and clearing those away would take
 * longer than drawing.
 * @returns hands on what waits; to be called before a page ends
 */
function batchContent(doc: PdfDocument): () => void {
  const { addContent } = doc;
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length > 0) addContent.call(doc, waiting.join('\n'));
    waiting = [];
  };
  doc.addContent = (operators) => {
    waiting.push(operators);
    if (waiting.length >= BATCH) flush();
    return doc;
  };
  return flush;
}

/** Paper that stays white has white grounds under labels and crossings. */
function inksOf({ theme, transparent }: PdfPaper): Readonly<Record<Ink, string>> {
  return transparent && theme === 'light' ? { ...THEMES.light, paper: '#ffffff' } : THEMES[theme];
}

/** From here on a pixel of the picture is one of the page. */
function clipTo({ area }: Tile, { left, top, scale }: PagePlan, doc: PdfDocument, tiled: boolean): void {
  doc.translate(left, top);
  doc.scale(scale);
  if (!tiled) return;
  doc.rect(0, 0, area.width, area.height);
  doc.clip();
  doc.translate(-area.x, -area.y);
}

function drawAt(shape: Shape, x: number, y: number, opacity: number, pen: Pen): void {
  const moved = x !== 0 || y !== 0;
  if (moved) {
    pen.doc.save();
    pen.doc.translate(x, y);
  }
  drawShape(shape, pen, opacity);
  if (moved) pen.doc.restore();
}
