import { circle } from '../../scene/faces';
import type { Shape } from '../../scene/types';
import { OVERLAP, type PagePlan, SHEET_MARGIN, type Tile } from './page-plan';

const MARK = { from: 5, to: 17 } as const;
const LINE = { stroke: 'soft', strokeWidth: 0.5 } as const;
/** The small plan of the sheets below each of them. */
const CELL = { width: 7, height: 5, gap: 1.5 } as const;
const TEXT = { size: 8, weight: 400, ink: 'soft' } as const;

/** What is written below a sheet. */
export function tileWords({ row, column }: Tile, { rows, columns }: PagePlan): string {
  return `row ${row}, column ${column} of ${rows} × ${columns}`;
}

/**
 * What stands in the margins of a tile, in points: corners to cut along, crosses where the neighbour's edge lies, the
 * title and which tile it is. Neighbours show the same strip, so that crosses come to lie upon each other.
 */
export function marksOf(tile: Tile, plan: PagePlan, title: string): Shape[] {
  const [left, top] = [SHEET_MARGIN, SHEET_MARGIN];
  const [right, bottom] = [plan.width - SHEET_MARGIN, plan.height - SHEET_MARGIN];
  const shapes: Shape[] = [{ kind: 'path', d: cornersOf(left, top, right, bottom), ...LINE }];
  const columnsAt: number[] = [];
  const rowsAt: number[] = [];
  if (tile.column > 1) columnsAt.push(left + OVERLAP);
  if (tile.column < plan.columns) columnsAt.push(right - OVERLAP);
  if (tile.row > 1) rowsAt.push(top + OVERLAP);
  if (tile.row < plan.rows) rowsAt.push(bottom - OVERLAP);
  const middle = (MARK.from + MARK.to) / 2;
  for (const x of columnsAt) shapes.push(cross(x, top - middle), cross(x, bottom + middle));
  for (const y of rowsAt) shapes.push(cross(left - middle, y), cross(right + middle, y));
  const baseline = bottom + SHEET_MARGIN - 9;
  shapes.push({ kind: 'text', x: left, y: baseline, text: `${title} · ${tileWords(tile, plan)}`, ...TEXT });
  return [...shapes, ...smallPlan(tile, plan, right, baseline)];
}

function cornersOf(left: number, top: number, right: number, bottom: number): string {
  const { from, to } = MARK;
  const across = [top, bottom].map((y) => `M${left - to} ${y}H${left - from}M${right + from} ${y}H${right + to}`);
  const down = [left, right].map((x) => `M${x} ${top - to}V${top - from}M${x} ${bottom + from}V${bottom + to}`);
  return [...across, ...down].join('');
}

function cross(x: number, y: number): Shape {
  return { kind: 'path', d: `M${x - 6} ${y}H${x + 6}M${x} ${y - 6}V${y + 6}${circle(x, y, 3)}`, ...LINE };
}

/** All tiles as small boxes, this one filled; not where there are too many for the margin. */
function smallPlan({ row, column }: Tile, { rows, columns }: PagePlan, right: number, bottom: number): Shape[] {
  const [stepX, stepY] = [CELL.width + CELL.gap, CELL.height + CELL.gap];
  if (rows * stepY > SHEET_MARGIN - MARK.to || columns > 30) return [];
  const [left, top] = [right - columns * stepX, bottom - rows * stepY + CELL.gap];
  const cell = (r: number, c: number): string =>
    `M${left + (c - 1) * stepX} ${top + (r - 1) * stepY}h${CELL.width}v${CELL.height}h${-CELL.width}Z`;
  const all: string[] = [];
  for (let r = 1; r <= rows; r++) for (let c = 1; c <= columns; c++) all.push(cell(r, c));
  return [
    { kind: 'path', d: all.join(''), ...LINE },
    { kind: 'path', d: cell(row, column), fill: 'soft' },
  ];
}
