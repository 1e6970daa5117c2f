import { layoutText } from '../layout-text';
import type { PhaseColumn } from '../phase-columns';
import { TYPE } from '../tokens';
import type { Shape } from '../types';

/** Type of a heading, and the height that headings take above the map. */
export const COLUMN_HEADING = { size: TYPE.detail.size, weight: 600, height: 40 } as const;
/** The dot of a phase that has a colour, before its name. */
const MARK = { radius: 4, room: 14 } as const;

/** Names of phases above their columns, and lines between these. */
export function columnHeadings(columns: readonly PhaseColumn[], shift: number, top: number, bottom: number): Shape[] {
  return columns.flatMap(({ label, color, x, width, headingX }, i): Shape[] => {
    const indent = color === null ? 0 : MARK.room;
    const room = width - (headingX - x) - indent - 8;
    const text = layoutText(label, { width: room, ...COLUMN_HEADING, maxLines: 1 }).lines[0] ?? '';
    const type = { size: COLUMN_HEADING.size, weight: COLUMN_HEADING.weight, ink: 'soft' } as const;
    const shapes: Shape[] = [{ kind: 'text', x: headingX + indent + shift, y: top + 12, text, ...type }];
    if (color !== null) {
      const [left, middle] = [headingX + shift, top + 7.5];
      const d = `M${left} ${middle}a${MARK.radius} ${MARK.radius} 0 1 1 ${2 * MARK.radius} 0a${MARK.radius} ${MARK.radius} 0 1 1 ${-2 * MARK.radius} 0z`;
      shapes.push({ kind: 'path', d, fill: `phase-${color}` });
    }
    if (i > 0) shapes.push({ kind: 'path', d: `M${x + shift} ${top - 4}V${bottom}`, stroke: 'line', strokeWidth: 1 });
    return shapes;
  });
}
