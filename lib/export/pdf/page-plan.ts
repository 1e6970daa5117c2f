import { LIMITS } from '../../protocol/limits';
import type { Box } from '../../scene/types';
import type { PageSize } from '../options';

/** Points of PDF (1/72 inch) for each pixel of the picture (1/96 inch, as in CSS). */
export const POINTS_PER_PIXEL = 0.75;

/** Portrait, in points: ISO 216 and ANSI A. */
const PAPER: Readonly<Record<Exclude<PageSize, 'fit'>, readonly [number, number]>> = {
  a4: [595.28, 841.89],
  a3: [841.89, 1190.55],
  letter: [612, 792],
};

/** Kept free of the map at each edge of a sheet, in points: half an inch, which printers can't reach anyway. */
export const SHEET_MARGIN = 36;
/** What neighbouring sheets both show, in points: 1 cm, to glue them. */
export const OVERLAP = 28.35;

/** Tiles are drawn at their own size, or down to 85 % of it where that takes fewer sheets. */
const LEAST_TILE_SCALE = POINTS_PER_PIXEL * 0.86;

/** A part of the picture on a sheet. */
export interface Tile {
  /** From 1. */
  readonly row: number;
  readonly column: number;
  /** What it shows, in pixels of the picture. */
  readonly area: Box;
}

/** How the picture lies on paper. */
export interface PagePlan {
  readonly page: PageSize;
  /** Of each page, in points. */
  readonly width: number;
  readonly height: number;
  /** Points for each pixel. */
  readonly scale: number;
  /** Where the picture, or its part, begins on a page, in points. */
  readonly left: number;
  readonly top: number;
  /** Points of the reader's screen or paper for each point of ours; more than 1 for a page that is larger than allowed. */
  readonly userUnit: number;
  readonly rows: number;
  readonly columns: number;
  /** Row by row; one that holds all of the picture where it is not tiled. */
  readonly tiles: readonly Tile[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Sheet extends Size {
  readonly page: PageSize;
}

/** Plans the pages for a picture of a size in pixels. */
export function planPages(picture: Size, page: PageSize, tiled: boolean): PagePlan {
  if (page === 'fit') return fitPage(picture);
  const [short, long] = PAPER[page];
  const portrait = { page, width: short, height: long };
  const landscape = { page, width: long, height: short };
  if (!tiled) {
    const [a, b] = [onOneSheet(picture, portrait), onOneSheet(picture, landscape)];
    return b.scale > a.scale ? b : a;
  }
  let best: PagePlan | null = null;
  for (let scale = POINTS_PER_PIXEL; ; scale *= 0.97) {
    for (const sheet of [portrait, landscape]) {
      const plan = onTiles(picture, sheet, scale);
      if (best === null || plan.rows * plan.columns < best.rows * best.columns) best = plan;
    }
    if (best && scale < LEAST_TILE_SCALE && best.rows * best.columns <= LIMITS.pdfSheets) return best;
  }
}

/** One page as large as the picture. Beyond what a PDF allows it is shrunk, and the page says how much larger it stands for. */
function fitPage(picture: Size): PagePlan {
  const longest = Math.max(picture.width, picture.height) * POINTS_PER_PIXEL;
  const userUnit = Math.max(1, longest / LIMITS.pdfPageUnits);
  const scale = POINTS_PER_PIXEL / userUnit;
  // A page of less than 3 units is none.
  const [width, height] = [Math.max(3, picture.width * scale), Math.max(3, picture.height * scale)];
  return {
    page: 'fit',
    width,
    height,
    scale,
    left: 0,
    top: 0,
    userUnit,
    rows: 1,
    columns: 1,
    tiles: [wholeTile(picture)],
  };
}

function onOneSheet(picture: Size, { page, width, height }: Sheet): PagePlan {
  const [roomX, roomY] = [width - 2 * SHEET_MARGIN, height - 2 * SHEET_MARGIN];
  const scale = Math.min(POINTS_PER_PIXEL, roomX / picture.width, roomY / picture.height);
  const left = (width - picture.width * scale) / 2;
  const top = (height - picture.height * scale) / 2;
  return { page, width, height, scale, left, top, userUnit: 1, rows: 1, columns: 1, tiles: [wholeTile(picture)] };
}

function wholeTile({ width, height }: Size): Tile {
  return { row: 1, column: 1, area: { x: 0, y: 0, width, height } };
}

function onTiles(picture: Size, { page, width, height }: Sheet, scale: number): PagePlan {
  const shown = { width: (width - 2 * SHEET_MARGIN) / scale, height: (height - 2 * SHEET_MARGIN) / scale };
  const overlap = OVERLAP / scale;
  const columns = countOf(picture.width, shown.width, overlap);
  const rows = countOf(picture.height, shown.height, overlap);
  const tiles: Tile[] = [];
  // Too many are not wanted anyway: the caller takes a smaller scale.
  if (rows * columns <= LIMITS.pdfSheets) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const area = { x: column * (shown.width - overlap), y: row * (shown.height - overlap), ...shown };
        tiles.push({ row: row + 1, column: column + 1, area });
      }
    }
  }
  return { page, width, height, scale, left: SHEET_MARGIN, top: SHEET_MARGIN, userUnit: 1, rows, columns, tiles };
}

function countOf(length: number, shown: number, overlap: number): number {
  return Math.max(1, Math.ceil((length - overlap) / (shown - overlap)));
}

/** Which of the boxes lie, if only in part, on a tile: indices of `boxes` by index of the tile. */
export function boxesByTile(plan: PagePlan, boxes: readonly (readonly Box[])[]): number[][] {
  const { rows, columns, tiles } = plan;
  const found: number[][] = tiles.map(() => []);
  const { width, height } = tiles[0]!.area;
  const stepX = columns > 1 ? tiles[1]!.area.x : width;
  const stepY = rows > 1 ? tiles[columns]!.area.y : height;
  boxes.forEach((parts, index) => {
    for (const box of parts) {
      const [left, right] = [Math.ceil((box.x - width) / stepX), Math.floor((box.x + box.width) / stepX)];
      const [top, bottom] = [Math.ceil((box.y - height) / stepY), Math.floor((box.y + box.height) / stepY)];
      for (let row = Math.max(0, top); row <= Math.min(rows - 1, bottom); row++) {
        for (let column = Math.max(0, left); column <= Math.min(columns - 1, right); column++) {
          const list = found[row * columns + column]!;
          if (list.at(-1) !== index) list.push(index);
        }
      }
    }
  });
  return found;
}
