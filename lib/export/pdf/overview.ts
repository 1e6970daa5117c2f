import { layoutText } from '../../scene/layout-text';
import type { Shape } from '../../scene/types';
import { type PagePlan, POINTS_PER_PIXEL, SHEET_MARGIN } from './page-plan';

const HEAD = 64;

/** The first of several sheets: how the others lie. In points. */
export interface Overview {
  /** Where the small picture lies, and its scale. */
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  /** Heading, and the edges and names of the sheets, over the picture. */
  readonly shapes: readonly Shape[];
}

/** @param used which tiles have something on them, in the order of the plan */
export function overviewOf(plan: PagePlan, used: readonly boolean[], title: string): Overview {
  const { rows, columns, tiles } = plan;
  const room = { width: plan.width - 2 * SHEET_MARGIN, height: plan.height - 2 * SHEET_MARGIN - HEAD };
  const last = tiles.at(-1)!.area;
  const [width, height] = [last.x + last.width, last.y + last.height];
  const scale = Math.min(POINTS_PER_PIXEL / 2, room.width / width, room.height / height);
  const [left, top] = [SHEET_MARGIN, SHEET_MARGIN + HEAD];
  const count = used.filter(Boolean).length;
  const name = layoutText(title, { width: room.width, size: 15, weight: 600, maxLines: 1 }).lines[0] ?? '';
  const shapes: Shape[] = [
    { kind: 'text', x: left, y: left + 14, text: name, size: 15, weight: 600, ink: 'ink' },
    line(
      left,
      left + 32,
      `${rows} × ${columns} sheets (rows × columns)${count < tiles.length ? `; ${tiles.length - count} would be empty and are left out` : ''}.`,
    ),
    line(
      left,
      left + 46,
      'Neighbours show the same 1 cm: cut one of them along its corners and lay its crosses upon the other’s.',
    ),
  ];
  const size = Math.max(3, Math.min(11, (last.width * scale) / 4));
  tiles.forEach(({ row, column, area }, i) => {
    const [x, y] = [left + area.x * scale, top + area.y * scale];
    const [w, h] = [area.width * scale, area.height * scale];
    const empty = used[i] !== true;
    shapes.push({ kind: 'path', d: `M${x} ${y}h${w}v${h}h${-w}Z`, stroke: empty ? 'line' : 'faint', strokeWidth: 0.5 });
    const at = { x: x + w / 2, y: y + h / 2 + size / 3, size, anchor: 'middle' } as const;
    if (!empty) shapes.push({ kind: 'text', ...at, text: `${row}.${column}`, weight: 600, ink: 'ink' });
  });
  return { left, top, scale, shapes };
}

function line(x: number, y: number, text: string): Shape {
  return { kind: 'text', x, y, text, size: 10, weight: 400, ink: 'soft' };
}
