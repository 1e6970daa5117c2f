import type { Box } from '@/lib/scene/types';
import { countRender } from '../count-renders';

/** The side of a tile in screen pixels: painting one must take no more than a part of a frame. */
const SIDE = 256;
/** Tiles beyond the view that are kept for when one comes back, in sides of a tile. */
const KEPT = 3;
/** Further than this from the zoom that they were painted for, tiles are painted anew even while one zooms. */
const STRETCH = 1.8;
/** Surfaces of tiles that are gone are kept for new ones, so many: to make one costs as much as to paint it. */
const SPARE = 64;

export interface TileView {
  /** Where the origin of the canvas is, in screen pixels. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels for each screen pixel. */
  readonly density: number;
}

/** Paints a part of the canvas into a context whose unit is a canvas pixel. */
export type PaintPart = (context: CanvasRenderingContext2D, area: Box, zoom: number) => void;

interface Tile {
  readonly column: number;
  readonly row: number;
  readonly surface: HTMLCanvasElement;
  stale: boolean;
}

interface Level {
  readonly zoom: number;
  readonly density: number;
  readonly tiles: Map<string, Tile>;
}

/**
 * A painted picture of the canvas in tiles: moving the view puts painted tiles elsewhere and paints only what is new,
 * zooming stretches them until new ones are painted. What is painted is asked for in small pieces.
 */
export class Tiles {
  private level: Level | null = null;
  /** What was there before the zoom changed; shown until all in sight is painted anew. */
  private old: Level | null = null;
  private spare: HTMLCanvasElement[] = [];

  constructor(private readonly paint: PaintPart) {}

  /** What lies there looks different now. */
  spoil(area: Box): void {
    for (const level of [this.level, this.old]) {
      if (!level) continue;
      const side = SIDE / level.zoom;
      const [left, top] = [Math.floor(area.x / side), Math.floor(area.y / side)];
      const [right, bottom] = [Math.floor((area.x + area.width) / side), Math.floor((area.y + area.height) / side)];
      if ((right - left + 1) * (bottom - top + 1) > level.tiles.size) {
        for (const tile of level.tiles.values()) {
          const { column, row } = tile;
          if (column >= left && column <= right && row >= top && row <= bottom) tile.stale = true;
        }
        continue;
      }
      for (let column = left; column <= right; column += 1) {
        for (let row = top; row <= bottom; row += 1) {
          const tile = level.tiles.get(keyOf(column, row));
          if (tile) tile.stale = true;
        }
      }
    }
  }

  spoilAll(): void {
    for (const level of [this.level, this.old]) for (const tile of level?.tiles.values() ?? []) tile.stale = true;
  }

  /** Paints what is missing or stale in view, from its middle outwards, until `until` says stop. True when all is done. */
  work(view: TileView, resting: boolean, until: () => boolean): boolean {
    const level = this.levelFor(view, resting);
    let left = this.wanted(level, view);
    while (left.length > 0) {
      const [[column, row], ...rest] = left as [readonly [number, number], ...(readonly [number, number])[]];
      this.paintTile(level, column, row);
      left = rest;
      if (left.length > 0 && until()) return false;
    }
    this.giveUp(this.old);
    this.old = null;
    this.forget(level, view);
    return true;
  }

  /** How much of what is in view is shown neither crisp nor stretched: 0 to 1. */
  gaps(view: TileView): number {
    return Math.min(this.missing(this.level, view), this.missing(this.old, view));
  }

  private missing(level: Level | null, view: TileView): number {
    if (!level) return 1;
    const there = this.inView(level, view);
    const missing = there.filter(([column, row]) => !level.tiles.has(keyOf(column, row)));
    return missing.length / there.length;
  }

  /** Puts the tiles where the view has them now. */
  draw(context: CanvasRenderingContext2D, view: TileView): void {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    const whole = this.level !== null && this.missing(this.level, view) === 0;
    for (const level of [whole ? null : this.old, this.level]) {
      if (!level) continue;
      const scale = view.zoom / level.zoom;
      const side = SIDE * scale * view.density;
      const crisp = level.zoom === view.zoom && level.density === view.density;
      context.imageSmoothingEnabled = !crisp;
      const [x, y] = [Math.round(view.x * view.density), Math.round(view.y * view.density)];
      for (const [column, row] of this.inView(level, view)) {
        const tile = level.tiles.get(keyOf(column, row));
        if (!tile) continue;
        if (crisp) context.drawImage(tile.surface, x + column * side, y + row * side);
        else {
          // Whole pixels, so that there is no seam between two tiles.
          const [left, top] = [Math.round(x + column * side), Math.round(y + row * side)];
          const [right, bottom] = [Math.round(x + (column + 1) * side), Math.round(y + (row + 1) * side)];
          context.drawImage(tile.surface, left, top, right - left, bottom - top);
        }
      }
    }
  }

  private levelFor(view: TileView, resting: boolean): Level {
    const { level } = this;
    const ratio = level ? view.zoom / level.zoom : 0;
    const fits = level !== null && level.density === view.density;
    const near = ratio < STRETCH && ratio > 1 / STRETCH;
    if (fits && (ratio === 1 || (!resting && near))) return level;
    // Something coarse under it is better than nothing; what was painted halfway is not worth keeping.
    if (level && (this.old === null || this.gaps(view) === 0)) {
      this.giveUp(this.old);
      this.old = level;
    } else this.giveUp(level);
    this.level = { zoom: view.zoom, density: view.density, tiles: new Map() };
    return this.level;
  }

  /** Columns and rows of what is missing or stale in view, those in the middle first. */
  private wanted(level: Level, view: TileView): (readonly [number, number])[] {
    const [middleX, middleY] = [
      ((view.width / 2 - view.x) / view.zoom) * level.zoom,
      ((view.height / 2 - view.y) / view.zoom) * level.zoom,
    ];
    const away = ([column, row]: readonly [number, number]): number =>
      Math.hypot((column + 0.5) * SIDE - middleX, (row + 0.5) * SIDE - middleY);
    return this.inView(level, view)
      .filter(([column, row]) => level.tiles.get(keyOf(column, row))?.stale !== false)
      .sort((a, b) => away(a) - away(b));
  }

  private inView(level: Level, view: TileView): (readonly [number, number])[] {
    const side = (SIDE / level.zoom) * view.zoom;
    const [left, top] = [Math.floor(-view.x / side), Math.floor(-view.y / side)];
    const [right, bottom] = [Math.floor((view.width - view.x) / side), Math.floor((view.height - view.y) / side)];
    const found: (readonly [number, number])[] = [];
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) found.push([column, row]);
    }
    return found;
  }

  private paintTile(level: Level, column: number, row: number): void {
    const key = keyOf(column, row);
    const known = level.tiles.get(key);
    const tile = known ?? { column, row, surface: this.surfaceFor(level.density), stale: true };
    const context = tile.surface.getContext('2d');
    if (!context) return;
    const scale = level.zoom * level.density;
    const side = SIDE / level.zoom;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, tile.surface.width, tile.surface.height);
    context.setTransform(scale, 0, 0, scale, -column * SIDE * level.density, -row * SIDE * level.density);
    this.paint(context, { x: column * side, y: row * side, width: side, height: side }, level.zoom);
    tile.stale = false;
    level.tiles.set(key, tile);
    countRender('tiles');
  }

  private surfaceFor(density: number): HTMLCanvasElement {
    const side = Math.ceil(SIDE * density);
    const surface = this.spare.pop();
    return surface?.width === side ? surface : newSurface(side);
  }

  private giveUp(level: Level | null): void {
    for (const tile of level?.tiles.values() ?? []) this.keep(tile);
  }

  private keep({ surface }: Tile): void {
    if (this.spare.length < SPARE) this.spare.push(surface);
  }

  private forget(level: Level, view: TileView): void {
    const scale = (SIDE / level.zoom) * view.zoom;
    for (const [key, tile] of level.tiles) {
      const { column, row } = tile;
      const [x, y] = [column * scale + view.x, row * scale + view.y];
      const [besideX, besideY] = [KEPT * scale, KEPT * scale];
      if (x < -besideX - scale || y < -besideY - scale || x > view.width + besideX || y > view.height + besideY) {
        level.tiles.delete(key);
        this.keep(tile);
      }
    }
  }
}

function newSurface(side: number): HTMLCanvasElement {
  const surface = document.createElement('canvas');
  surface.width = side;
  surface.height = side;
  return surface;
}

function keyOf(column: number, row: number): string {
  return `${column} ${row}`;
}
